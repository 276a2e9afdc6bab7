package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.lesson.LessonDesk;
import ringside.ui.lesson.LessonView;
import ringside.ui.lesson.WelcomeView;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;

/** Shows the lesson or the doors of the first start, and leads from lesson to lesson. */
public final class LessonHandler extends CommandFamily<LessonHandler.Action> {

    /** What the command that follows a link is told: an address as lessons write it. */
    private static final String ADDRESS = "ringside.ui.follow.address";

    /** What can be done with lessons. */
    enum Action {
        /** Shows the lesson of the open scenario. */
        SHOW,
        /** Opens the next scenario in the order of the library. */
        NEXT,
        /** Goes where an address leads. */
        FOLLOW,
        /** Shows the doors of the first start. */
        WELCOME
    }

    /** A handler whose action plugin.xml names. */
    public LessonHandler() {
        super(Action.class);
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        LessonDesk desk = new LessonDesk(active(), service(Documents.class), service(Notices.class));
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        try {
            switch (word()) {
                case SHOW -> page.showView(LessonView.ID);
                case NEXT -> {
                    desk.openNext();
                    page.showView(LessonView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
                }
                case FOLLOW -> desk.follow(String.valueOf(event.getParameter(ADDRESS)));
                case WELCOME -> page.showView(WelcomeView.ID);
            }
        } catch (PartInitException failure) {
            service(Notices.class).refuse(failure.getMessage());
        }
        return null;
    }
}
