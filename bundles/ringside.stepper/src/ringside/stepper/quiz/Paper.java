package ringside.stepper.quiz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.Progress;
import ringside.model.Scenario;

/**
 * The questions that a seed gives: the same for a whole class. A longer paper of the same seed begins with the shorter.
 *
 * @param seed      the seed
 * @param questions in order; fewer than wanted only if there are no more that differ
 */
public record Paper(long seed, List<Question> questions) {
    /** More questions than anybody answers. */
    public static final int LARGEST = 1000;
    /** Draws that may be in vain before a paper is as long as it can be. */
    private static final int PATIENCE = 400;
    /** Draws of one kind that may be in vain before another kind has its turn. */
    private static final int TRIES = 60;

    public Paper {
        questions = List.copyOf(questions);
    }

    /**
     * Draws a paper.
     *
     * @param count     how many questions are wanted
     * @param kernels   the profiles to ask about
     * @param scenarios ids of the scenarios whose runs may be asked about
     * @param opener    gives a fresh copy of a scenario
     * @param progress  hears of each question
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static Paper drawn(long seed, int count, List<Profile> kernels, List<String> scenarios,
            Function<String, Scenario> opener, Progress progress) {
        QuestionSource map = new MapQuestions(kernels);
        QuestionSource runs = new RunQuestions(kernels, scenarios, opener);
        Map<QuestionKind, QuestionSource> sources = new EnumMap<>(QuestionKind.class);
        for (QuestionKind kind : QuestionKind.values()) {
            sources.put(kind, kind.compareTo(QuestionKind.REASONS) <= 0 ? map : runs);
        }
        return new Paper(seed, questions(count, new Draw(seed), sources, progress));
    }

    private static List<Question> questions(int count, Draw draw, Map<QuestionKind, QuestionSource> sources,
            Progress progress) {
        List<Question> questions = new ArrayList<>();
        List<QuestionKind> due = new ArrayList<>();
        int vain = 0;
        while (questions.size() < count && vain < PATIENCE) {
            progress.advance(questions.size(), count);
            if (due.isEmpty()) {
                due.addAll(draw.shuffled(List.of(QuestionKind.values())));
            }
            QuestionKind kind = due.get(0);
            Optional<Question> drawn = sources.get(kind).draw(kind, questions.size() + 1, draw)
                    .filter(question -> questions.stream().noneMatch(question::repeats));
            drawn.ifPresent(questions::add);
            vain = drawn.isPresent() ? 0 : vain + 1;
            if (drawn.isPresent() || vain % TRIES == 0) {
                due.remove(0);
            }
        }
        return questions;
    }
}
