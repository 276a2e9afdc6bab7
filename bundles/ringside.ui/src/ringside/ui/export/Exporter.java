package ringside.ui.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;

import ringside.model.Scenario;
import ringside.scenarios.HandedOut;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.page.Handout;
import ringside.stepper.page.InteractivePage;
import ringside.stepper.page.StepChoice;
import ringside.stepper.run.Progress;
import ringside.ui.Messages;

/**
 * Runs a copy of the scenario in the background and writes what becomes of it, so that the window goes on meanwhile.
 */
final class Exporter extends Job {

    private final Scenario scenario;
    private final ExportForm form;
    private final Path file;
    private final ShownSyntax syntax;
    private final Consumer<String> done;
    private final Consumer<String> refused;

    /**
     * @param syntax  of the instructions
     * @param done    hears at the end that the file stands there
     * @param refused hears why it does not
     */
    Exporter(Session session, ExportForm form, Path file, ShownSyntax syntax, Consumer<String> done,
            Consumer<String> refused) {
        super(NLS.bind(Messages.Export_job, file.getFileName()));
        scenario = EcoreUtil.copy(session.scenario());
        scenario.setPosition(0);
        this.form = form;
        this.file = file;
        this.syntax = syntax;
        this.done = done;
        this.refused = refused;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            Session copy = Session.open(scenario);
            String text = switch (form) {
                case PAGE -> InteractivePage.of(copy, syntax, Progress.NONE);
                case HANDOUT -> new Handout(copy, syntax, StepChoice.USUAL).html(Progress.NONE);
                case MARKDOWN -> new Handout(copy, syntax, StepChoice.USUAL).markdown(Progress.NONE);
                case SVG, PNG -> throw new IllegalStateException("a picture is drawn in the window");
            };
            HandedOut.write(file, text.getBytes(StandardCharsets.UTF_8));
            done.accept(NLS.bind(Messages.Export_done, file));
        } catch (IOException | ScenarioProblem failed) {
            refused.accept(NLS.bind(Messages.Export_failed, file, failed.getMessage()));
        }
        return Status.OK_STATUS;
    }
}
