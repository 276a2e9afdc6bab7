package ringside.stepper.document;

import java.util.Objects;
import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import ringside.model.Scenario;

/**
 * Any edit of the document that can be undone: whatever the edit changes is recorded and reversed. Knows the step at
 * which it was made.
 */
public final class ScenarioEdit extends AbstractCommand {
    private final Scenario scenario;
    private final long step;
    private final Runnable edit;
    private ChangeDescription change;

    public ScenarioEdit(String label, Scenario scenario, long step, Runnable edit) {
        super(label);
        this.scenario = Objects.requireNonNull(scenario);
        this.step = step;
        this.edit = edit;
    }

    /** {@return the position at which the edit was made and to which its undo returns} */
    long step() {
        return step;
    }

    @Override
    protected boolean prepare() {
        return true;
    }

    @Override
    public void execute() {
        ChangeRecorder recorder = new ChangeRecorder(scenario);
        try {
            edit.run();
        } finally {
            change = recorder.endRecording();
            recorder.dispose();
        }
    }

    @Override
    public void undo() {
        change.applyAndReverse();
    }

    @Override
    public void redo() {
        change.applyAndReverse();
    }
}
