package ringside.ui.commands;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;

/** Commands for the rows of the view that is active: copy, edit, turn over. */
public final class RowsHandler extends CommandFamily {

    @Override
    public Object execute(ExecutionEvent event) {
        Optional<Rows> rows = HandlerUtil.getActivePart(event) instanceof SessionView view ? view.rows()
                : Optional.empty();
        rows.ifPresent(this::act);
        return null;
    }

    private void act(Rows rows) {
        switch (word()) {
            case "copy" -> copy(rows.text());
            case "edit" -> rows.edit();
            case "toggle" -> rows.toggle();
            default -> throw unknown();
        }
    }

    private static void copy(String text) {
        Clipboard clipboard = new Clipboard(PlatformUI.getWorkbench().getDisplay());
        try {
            if (!text.isEmpty()) {
                clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            }
        } finally {
            clipboard.dispose();
        }
    }
}
