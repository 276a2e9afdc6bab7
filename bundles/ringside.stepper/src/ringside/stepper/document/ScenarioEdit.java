package ringside.stepper.document;

import org.eclipse.emf.edit.command.ChangeCommand;
import ringside.model.Scenario;

/** Any edit of the document; EMF records and reverses whatever it changes. */
final class ScenarioEdit extends ChangeCommand {
    private final Runnable edit;

    ScenarioEdit(String label, Scenario scenario, Runnable edit) {
        super(scenario);
        setLabel(label);
        this.edit = edit;
    }

    @Override
    protected void doExecute() {
        edit.run();
    }
}
