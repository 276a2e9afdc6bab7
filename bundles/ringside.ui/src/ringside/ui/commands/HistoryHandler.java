package ringside.ui.commands;

import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.session.Change.What;

/** Undo and redo of edits, by their names. Steps are movements, not edits. */
public final class HistoryHandler extends CommandFamily<HistoryHandler.Direction> implements IElementUpdater {

    /** The two directions. */
    enum Direction {
        UNDO, REDO
    }

    /** A handler whose direction plugin.xml names. */
    public HistoryHandler() {
        super(Direction.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        stack().ifPresent(stack -> {
            if (undo() && stack.canUndo()) {
                stack.undo();
            } else if (!undo() && stack.canRedo()) {
                stack.redo();
            }
            active().publish(What.STATE, What.DOCUMENT);
        });
        return null;
    }

    @Override
    public boolean isEnabled() {
        return stack().map(stack -> undo() ? stack.canUndo() : stack.canRedo()).orElse(false);
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        Command next = stack().map(stack -> undo() ? stack.getUndoCommand() : stack.getRedoCommand())
                .orElse(null);
        String plain = undo() ? Messages.HistoryHandler_undo : Messages.HistoryHandler_redo;
        String named = undo() ? Messages.HistoryHandler_undoNamed : Messages.HistoryHandler_redoNamed;
        element.setText(next == null ? plain : NLS.bind(named, next.getLabel()));
    }

    private boolean undo() {
        return word() == Direction.UNDO;
    }

    private static Optional<BasicCommandStack> stack() {
        return active().busy() ? Optional.empty() : active().session().map(Session::commands);
    }
}
