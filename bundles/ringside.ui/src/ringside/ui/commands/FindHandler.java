package ringside.ui.commands;

import java.util.function.Consumer;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;
import ringside.ui.code.Findable;
import ringside.ui.code.ListingView;
import ringside.ui.session.Notices;

/** Finds words in the code: in the part that is active, else in the Listing. */
public final class FindHandler extends CommandFamily<FindHandler.Action> {

    /** What is done. */
    enum Action {
        FIND(Findable::find), NEXT(Findable::findNext), PREVIOUS(Findable::findPrevious);

        private final Consumer<Findable> effect;

        Action(Consumer<Findable> effect) {
            this.effect = effect;
        }
    }

    /** A handler whose action plugin.xml names. */
    public FindHandler() {
        super(Action.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof Findable part) {
            word().effect.accept(part);
        } else {
            IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
            try {
                word().effect.accept((Findable) page.showView(ListingView.ID));
            } catch (PartInitException gone) {
                service(Notices.class).refuse(Messages.Find_noListing);
            }
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
