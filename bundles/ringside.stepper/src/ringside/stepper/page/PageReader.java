package ringside.stepper.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import ringside.model.RegisterValue;
import ringside.model.Scenario;
import ringside.model.State;
import ringside.model.ThreadFlagValue;
import ringside.stepper.Session;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.drawing.LetterTable;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.Progress;
import ringside.stepper.seam.SeamDrawing;
import ringside.stepper.shown.BranchForecast;
import ringside.stepper.shown.NextStep;
import ringside.stepper.value.Texts;

/** Reads a page off a session, position by position. The session stands afterwards where it stood. */
final class PageReader {
    /** The width of the seam, in the unit of the drawing. */
    static final int WIDTH = 560;

    private final Session session;
    private final LetterTable letters;
    private final ShownSyntax syntax;
    private final Progress progress;
    private final long longest;
    private List<Long> before = List.of();

    /**
     * @param syntax  of the instructions
     * @param longest most steps of the page
     */
    PageReader(Session session, LetterTable letters, ShownSyntax syntax, long longest, Progress progress) {
        this.session = session;
        this.letters = letters;
        this.syntax = syntax;
        this.longest = longest;
        this.progress = progress;
    }

    /**
     * Reads the run.
     *
     * @param wanted which positions are told, in order
     */
    RunPage read(Function<Chapters, List<Long>> wanted) {
        long here = session.step();
        try {
            session.chronicle().recordOn(longest + 1);
            Chapters chapters = session.chronicle().chapters();
            long last = Math.min(chapters.length(), longest);
            Set<Long> addresses = new HashSet<>();
            List<Moment> moments = new ArrayList<>();
            List<Long> steps = wanted.apply(chapters).stream().filter(step -> step <= last).toList();
            for (long step : steps) {
                addresses.add(arrive(step).getRip());
                moments.add(moment(chapters));
                progress.at(step, last);
            }
            Scenario scenario = session.scenario();
            return new RunPage(text(scenario.getTitle()), Texts.PAGE.text("subject", text(scenario.getId()), session
                    .profile().id(), session.profile().releases()), text(scenario.getSummary()), text(scenario
                            .getLesson()), new Rows(session, addresses, syntax), chapters, names(), moments, PageWords
                                    .end(chapters, last));
        } finally {
            session.goTo(here);
        }
    }

    /** Comes to a position by its last step, so that what this changed is known. */
    private State arrive(long step) {
        if (step == 0) {
            session.first();
            before = List.of();
            return session.state();
        }
        if (session.step() != step - 1) {
            session.goTo(step - 1);
        }
        before = values();
        session.stepInto();
        return session.state();
    }

    private List<Long> values() {
        return session.state().getRegisters().stream().map(RegisterValue::getValue).toList();
    }

    private static String text(String words) {
        return words == null ? "" : words;
    }

    private List<String> names() {
        return session.state().getRegisters().stream().map(RegisterValue::getName).toList();
    }

    private Moment moment(Chapters chapters) {
        long step = session.step();
        String phase = chapters.all().get(chapters.at(step)).phase(step).map(span -> PhaseNames.title(span.phase()))
                .orElse("");
        NextStep next = session.next();
        boolean over = session.ended().isPresent();
        return new Moment(step, phase, session.state().getRoutine(), over ? 0 : session.state().getRip(),
                over ? "" : side(next.branch()), sentence(next), session.prospect().sign(), session.prospect()
                        .summary(), events(step), before, values(), session.state().getFlags().stream().filter(
                                ThreadFlagValue::isSet)
                                .map(ThreadFlagValue::getName).toList(), SeamDrawing.of(session, letters, WIDTH), next
                                        .goals());
    }

    private static String side(BranchForecast branch) {
        return !branch.conditional() ? "" : Texts.PAGE.text(branch.taken() && branch.next() == branch.target()
                ? "taken" : "passed");
    }

    /** What a reader must not miss stands first: a value that changed after the kernel had looked at it. */
    private String sentence(NextStep next) {
        String changed = session.prospect().checks().stream().filter(check -> check.changed()).map(check -> check
                .told() + " ").findFirst().orElse("");
        String hint = next.hint();
        boolean elsewhere = next.destination().isPresent() && !next.below();
        String goes = elsewhere ? next.goesTo().map(words -> " " + Texts.PAGE.text("next", words)).orElse("") : "";
        return changed + PageWords.stop(hint) + goes;
    }

    private String events(long step) {
        return session.recording().events().stream().filter(event -> event.step() == step).map(Occurrence::text)
                .collect(Collectors.joining(" "));
    }

}
