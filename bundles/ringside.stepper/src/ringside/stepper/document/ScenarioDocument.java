package ringside.stepper.document;

import java.util.Set;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EContentAdapter;
import ringside.model.RingsidePackage;
import ringside.model.Scenario;

/** The edited scenario: its command stack, and the one place where changes of it are noticed. */
public final class ScenarioDocument {
    /** What can change without any effect on the run. */
    private static final Set<Object> WORDS = Set.of(RingsidePackage.Literals.SCENARIO__ID,
            RingsidePackage.Literals.SCENARIO__TITLE,
            RingsidePackage.Literals.SCENARIO__SUMMARY, RingsidePackage.Literals.SCENARIO__LESSON,
            RingsidePackage.Literals.SCENARIO__POSITION, RingsidePackage.Literals.SCENARIO__EXPECTATIONS);

    /** Is told that the run may have to change. */
    public interface Listener {
        /**
         * The document changed.
         *
         * @param step  where it was edited; negative when unknown
         * @param again true for an undo or redo, which returns to that step
         */
        void edited(long step, boolean again);
    }

    private final Scenario scenario;
    private final Listener listener;
    private final Stack stack = new Stack();
    private boolean touched;
    private boolean busy;

    public ScenarioDocument(Scenario scenario, Listener listener) {
        this.scenario = scenario;
        this.listener = listener;
        scenario.eAdapters().add(new Watcher());
    }

    public Scenario scenario() {
        return scenario;
    }

    public BasicCommandStack stack() {
        return stack;
    }

    private void settle(long step, boolean again) {
        if (touched) {
            touched = false;
            listener.edited(step, again);
        }
    }

    /** Stops watching the document. */
    public void close() {
        scenario.eAdapters().removeIf(Watcher.class::isInstance);
    }

    private final class Watcher extends EContentAdapter {
        @Override
        public void notifyChanged(Notification notification) {
            super.notifyChanged(notification);
            boolean expectation = notification.getNotifier() != scenario
                    && ((EObject) notification.getNotifier()).eClass().getName().startsWith("Expect");
            if (notification.isTouch() || expectation || WORDS.contains(notification.getFeature())
                    || notification.getEventType() == Notification.REMOVING_ADAPTER) {
                return;
            }
            touched = true;
            if (!busy) {
                settle(-1, false);
            }
        }
    }

    /** Settles once per command, after the whole command is done. */
    private final class Stack extends BasicCommandStack {
        @Override
        public void execute(Command command) {
            around(() -> super.execute(command), step(command), false);
        }

        @Override
        public void undo() {
            if (canUndo()) {
                long step = step(getUndoCommand());
                around(super::undo, step, true);
            }
        }

        @Override
        public void redo() {
            if (canRedo()) {
                long step = step(getRedoCommand());
                around(super::redo, step, true);
            }
        }

        private void around(Runnable work, long step, boolean again) {
            boolean outer = !busy;
            busy = true;
            try {
                work.run();
            } finally {
                busy = !outer;
            }
            if (outer) {
                settle(step, again);
            }
        }

        private long step(Command command) {
            return command instanceof ScenarioEdit edit ? edit.step() : -1;
        }
    }
}
