package ringside.stepper.document;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CommandStackListener;
import ringside.model.Scenario;

/** The edited scenario with its commands, and whoever follows it. */
public final class ScenarioDocument {
    /** Is told that the run may have to change. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A command on the document is done.
         *
         * @param command the same one for its undo and redo
         * @param again   true for an undo or redo, which returns to where it was made
         */
        void edited(Command command, boolean again);
    }

    private final Scenario scenario;
    private final Listener listener;
    private final BasicCommandStack stack = new BasicCommandStack();
    private final CommandStackListener following = event -> settled();
    private Command undone;

    public ScenarioDocument(Scenario scenario, Listener listener) {
        this.scenario = scenario;
        this.listener = listener;
        stack.addCommandStackListener(following);
    }

    public Scenario scenario() {
        return scenario;
    }

    public BasicCommandStack stack() {
        return stack;
    }

    /**
     * Changes the scenario in any way, as one command that can be undone.
     *
     * @param label its name
     */
    public void change(String label, Runnable edit) {
        stack.execute(new ScenarioEdit(label, scenario, edit));
    }

    /** The stack does not tell a redo from a command that is new: it executes the one that was undone last. */
    private void settled() {
        Command command = stack.getMostRecentCommand();
        Command next = stack.getRedoCommand();
        boolean again = command == undone || command == next;
        undone = next;
        if (command != null) {
            listener.edited(command, again);
        }
    }

    /** Nobody follows the document any longer. */
    public void close() {
        stack.removeCommandStackListener(following);
    }
}
