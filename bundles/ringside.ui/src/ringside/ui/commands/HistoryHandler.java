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
public final class HistoryHandler extends CommandFamily implements IElementUpdater {

    private static final String UNDO = "undo";

    @Override
    public Object execute(ExecutionEvent event) {
        stack().ifPresent(stack -> {
            if (word().equals(UNDO) && stack.canUndo()) {
                stack.undo();
            } else if (!word().equals(UNDO) && stack.canRedo()) {
                stack.redo();
            }
            active().publish(What.STATE, What.DOCUMENT);
        });
        return null;
    }

    @Override
    public boolean isEnabled() {
        return stack().map(stack -> word().equals(UNDO) ? stack.canUndo() : stack.canRedo()).orElse(false);
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        Command next = stack().map(stack -> word().equals(UNDO) ? stack.getUndoCommand() : stack.getRedoCommand())
                .orElse(null);
        String plain = word().equals(UNDO) ? Messages.HistoryHandler_undo : Messages.HistoryHandler_redo;
        String named = word().equals(UNDO) ? Messages.HistoryHandler_undoNamed : Messages.HistoryHandler_redoNamed;
        element.setText(next == null ? plain : NLS.bind(named, next.getLabel()));
    }

    private static Optional<BasicCommandStack> stack() {
        return active().busy() ? Optional.empty() : active().session().map(Session::commands);
    }
}
