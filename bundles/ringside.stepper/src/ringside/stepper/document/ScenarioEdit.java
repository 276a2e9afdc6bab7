package ringside.stepper.document;

import org.eclipse.emf.edit.command.ChangeCommand;
import ringside.model.Scenario;

/** Any edit of the document; EMF records and reverses whatever it changes. Knows the step at which it was made. */
final class ScenarioEdit extends ChangeCommand {
    private final long step;
    private final Runnable edit;

    ScenarioEdit(String label, Scenario scenario, long step, Runnable edit) {
        super(scenario);
        setLabel(label);
        this.step = step;
        this.edit = edit;
    }

    /** {@return the position at which the edit was made and to which its undo returns} */
    long step() {
        return step;
    }

    @Override
    protected void doExecute() {
        edit.run();
    }
}
