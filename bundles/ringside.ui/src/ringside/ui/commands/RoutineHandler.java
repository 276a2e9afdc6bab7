package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;
import ringside.ui.code.ListingView;
import ringside.ui.session.Notices;

/** Asks for a routine and shows it in the Listing. */
public final class RoutineHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        try {
            ListingView listing = (ListingView) HandlerUtil.getActiveWorkbenchWindow(event).getActivePage()
                    .showView(ListingView.ID);
            NameDialog dialog = new NameDialog(HandlerUtil.getActiveShell(event), new LabelProvider());
            dialog.setTitle(Messages.RoutineHandler_title);
            dialog.setMessage(Messages.RoutineHandler_routine);
            dialog.setElements(listing.routines().toArray());
            if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof String name) {
                listing.showRoutine(name);
            }
        } catch (PartInitException gone) {
            service(Notices.class).refuse(Messages.Find_noListing);
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
