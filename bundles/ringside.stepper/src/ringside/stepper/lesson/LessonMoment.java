package ringside.stepper.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.model.Scenario;
import ringside.model.outcome.Circumstances;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.stepper.Session;
import ringside.stepper.compare.ExpectationCheck;
import ringside.stepper.compare.StatedReturns;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Stage;
import ringside.stepper.value.Texts;

/**
 * How far a reader has come with the question of a lesson: it is asked before the way back is chosen, and what happens
 * answers it. Where a scenario marks the returns that it is about, it is asked before those only.
 *
 * @param progress how far
 * @param question the question; empty where the lesson has none
 * @param answer   what happened, and whether the scenario states it so; empty until then
 * @param asStated false where the scenario states something else
 */
public record LessonMoment(Progress progress, String question, String answer, boolean asStated) {
    private static final String BEGINNING = "Question:";
    private static final List<String> CHOOSING = List.of("decision", "return");

    /** How far. */
    public enum Progress {
        /** The lesson asks nothing. */
        NO_QUESTION,
        /** The decision is still to come. */
        LATER,
        /** The kernel decides now. */
        ASKED,
        /** The program goes on, or the run is over. */
        ANSWERED
    }

    /** {@return the moment at which a session is} */
    public static LessonMoment of(Session session) {
        String question = question(session.scenario().getLesson());
        return question.isEmpty() ? new LessonMoment(Progress.NO_QUESTION, "", "", true)
                : of(session, question);
    }

    /** {@return the question with which a lesson ends, on one line; empty if there is none} */
    public static String question(String lesson) {
        String text = lesson == null ? "" : lesson.strip();
        int at = text.lastIndexOf("\n" + BEGINNING);
        String question = at < 0 ? "" : text.substring(at + 1 + BEGINNING.length()).strip().replaceAll("\\s+", " ");
        return question.isEmpty() ? "" : question.substring(0, 1).toUpperCase(Locale.ROOT) + question.substring(1);
    }

    private static LessonMoment of(Session session, String question) {
        Optional<StatedOutcome> stated = stated(session.scenario(), session.profile().id());
        List<Return> made = session.chronicle().returns().stream().filter(each -> each.step() <= session.step())
                .toList();
        if (session.prospect().visit().isPresent() && subject(stated, made.size() + 1) && chooses(session)) {
            return new LessonMoment(Progress.ASKED, question, "", true);
        }
        int last = made.size();
        while (last > 0 && !subject(stated, last)) {
            last--;
        }
        if (last > 0) {
            return answered(session, question, stated, last, made.get(last - 1));
        }
        return session.ended().map(ended -> new LessonMoment(Progress.ANSWERED, question, Texts.LESSON.text(
                "answer.ended", ended), stated.flatMap(each -> each.outcome().ended()).filter(ended::equals)
                        .isPresent()))
                .orElse(new LessonMoment(Progress.LATER, question, "", true));
    }

    private static boolean chooses(Session session) {
        Stage stage = session.prospect().stage();
        return stage == Stage.DECIDING || stage == Stage.DECIDED
                || CHOOSING.contains(session.chronicle().place().phase());
    }

    /** Where no return is marked a scenario is about all of them. */
    private static boolean subject(Optional<StatedOutcome> stated, int number) {
        List<Integer> marked = stated.map(each -> each.outcome().returns()).map(returns -> IntStream.rangeClosed(1,
                returns.size()).filter(at -> returns.get(at - 1).subject()).boxed().toList()).orElse(List.of());
        return marked.isEmpty() || marked.contains(number);
    }

    private static Optional<StatedOutcome> stated(Scenario scenario, String kernel) {
        return StatedOutcomes.of(scenario).stream().filter(each -> each.kernel().equals(kernel)).findFirst();
    }

    private static LessonMoment answered(Session session, String question, Optional<StatedOutcome> stated, int number,
            Return made) {
        String kernel = session.profile().id();
        String way = way(made);
        if (stated.isEmpty()) {
            return told(question, StatedOutcomes.inapplicable(session.scenario(), kernel).map(reason -> Texts.LESSON
                    .text("answer.inapplicable", kernel, way, reason)).orElseGet(() -> Texts.LESSON.text(
                            "answer.silent", kernel, way)), true);
        }
        Circumstances asked = Circumstances.of(stated.get().in());
        if (!asked.equals(Circumstances.USUAL) && !EcoreUtil.equals(session.scenario(), ExpectationCheck.asExpected(
                session.scenario(), stated.get()))) {
            return told(question, Texts.LESSON.text("answer.elsewhere", kernel, way, asked.text()), true);
        }
        Optional<String> difference = StatedReturns.difference(stated.get().outcome(), number, made);
        String changed = session.commands().isSaveNeeded() ? Texts.LESSON.text("answer.changed") : "";
        return difference.map(words -> told(question, Texts.LESSON.text("answer.differs", kernel, words) + changed,
                false)).orElseGet(() -> told(question, Texts.LESSON.text("answer.as", kernel, way), true));
    }

    private static LessonMoment told(String question, String answer, boolean asStated) {
        return new LessonMoment(Progress.ANSWERED, question, answer, asStated);
    }

    private static String way(Return made) {
        String path = made.path().label();
        return made.failing().isEmpty() ? Texts.LESSON.text(made.asked().isEmpty() ? "way.unchecked" : "way.passed",
                path) : Texts.LESSON.text("way.failed", path, String.join(", ", made.failing()));
    }
}
