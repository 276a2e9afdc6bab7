package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import ringside.ui.views.TwinView;

/** Shows the part that has the keyboard as a table, or as a drawing again; the same value stays selected. */
public final class TwinHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (part() instanceof TwinView view) {
            String chosen = view.chosen();
            view.twin();
            if (!chosen.isEmpty() && part() instanceof TwinView twin) {
                PlatformUI.getWorkbench().getDisplay().asyncExec(() -> twin.choose(chosen));
            }
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return part() instanceof TwinView;
    }

    private static IWorkbenchPart part() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null || window.getActivePage() == null ? null : window.getActivePage().getActivePart();
    }
}
