package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.code.ListingView;

/** Sets a breakpoint on the chosen line, or takes it away. */
public final class BreakpointHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        for (IViewReference reference : page.getViewReferences()) {
            if (reference.getView(false) instanceof ListingView listing) {
                listing.toggleBreakpoint();
            }
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
