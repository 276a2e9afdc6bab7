package ringside.stepper.page;

import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Return;
import ringside.stepper.run.PhaseSpan;

/**
 * Which positions of a run are told: numbers, ranges, and the words {@code phases}, {@code checks} and {@code returns},
 * with commas between.
 *
 * @param text as it was typed
 */
public record StepChoice(String text) {
    /** Where phases begin, where checks have just been asked, and where the program goes on. */
    public static final StepChoice USUAL = new StepChoice("0,phases,checks,returns");

    private static final Pattern PART = Pattern.compile("(\\d{1,15})(?:-(\\d{1,15}))?|phases|checks|returns");
    private static final String COMMA = ",";

    /** {@return the choice that a text says; empty where it says none} */
    public static Optional<StepChoice> of(String text) {
        for (String part : text.split(COMMA, -1)) {
            if (!PART.matcher(part.strip()).matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(new StepChoice(text));
    }

    /** {@return the positions of a run that are meant, in order, the first so many} */
    TreeSet<Long> in(Chapters chapters, int most) {
        TreeSet<Long> steps = new TreeSet<>();
        for (String part : text.split(COMMA)) {
            Matcher matcher = PART.matcher(part.strip());
            if (matcher.matches() && matcher.group(1) != null) {
                long from = Long.parseLong(matcher.group(1));
                long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
                for (long step = from; step <= Math.min(to, chapters.length()) && step <= from + most; step++) {
                    steps.add(step);
                }
            } else {
                chapters.all().forEach(chapter -> add(part.strip(), chapter, steps));
            }
        }
        while (steps.size() > most) {
            steps.pollLast();
        }
        return steps;
    }

    private static void add(String word, Chapter chapter, TreeSet<Long> steps) {
        switch (word) {
            case "phases" -> chapter.phases().stream().map(PhaseSpan::from).forEach(steps::add);
            case "checks" -> chapter.questions().stream().map(Asked::step).forEach(steps::add);
            default -> chapter.made().map(Return::step).ifPresent(steps::add);
        }
    }
}
