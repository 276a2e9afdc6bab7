package ringside.cli.report;

import java.util.Optional;
import ringside.cli.console.Console;
import ringside.cli.console.ProgressLine;
import ringside.stepper.Session;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.page.Handout;
import ringside.stepper.page.InteractivePage;
import ringside.stepper.page.StepChoice;
import ringside.stepper.run.Happening;
import ringside.stepper.run.StepRecord;

/** A run as something to hand out. */
public final class PageReport implements RunReport {
    /** What is handed out. */
    public enum Form {
        /** A page that steps through the run. */
        HTML,
        /** Chosen steps as a page without a script. */
        HANDOUT,
        /** The same as Markdown. */
        MD,
        /** The picture of a step. */
        SVG
    }

    private final Console console;
    private final Form form;
    private final ShownSyntax syntax;
    private final StepChoice choice;

    /**
     * @param syntax of the instructions
     * @param choice which steps are told, where not all are
     */
    public PageReport(Console console, Form form, ShownSyntax syntax, StepChoice choice) {
        this.console = console;
        this.form = form;
        this.syntax = syntax;
        this.choice = choice;
    }

    @Override
    public boolean wantsSteps() {
        return false;
    }

    @Override
    public boolean wantsSession() {
        return true;
    }

    @Override
    public boolean session(Session session) {
        try (ProgressLine progress = console.progress()) {
            progress.begin(session.scenario().getId());
            Handout handout = new Handout(session, syntax, choice);
            Optional<String> text = switch (form) {
                case HTML -> Optional.of(InteractivePage.of(session, syntax, progress));
                case HANDOUT -> Optional.of(handout.html(progress));
                case MD -> Optional.of(handout.markdown(progress));
                case SVG -> handout.picture(progress);
            };
            text.ifPresent(console.sink()::put);
            return text.isPresent();
        }
    }

    @Override
    public void begin(String name) {
    }

    @Override
    public void step(StepRecord record) {
    }

    @Override
    public void happened(long steps, Happening happening) {
    }

    @Override
    public void result(RunOutcome outcome) {
    }
}
