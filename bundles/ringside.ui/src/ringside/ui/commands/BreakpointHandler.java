package ringside.ui.commands;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Notices;
import ringside.ui.views.ListingView;

/** Where a run stops: breakpoints and watched values. */
public final class BreakpointHandler extends CommandFamily {

    @Override
    public Object execute(ExecutionEvent event) {
        switch (word()) {
            case "breakpoint" -> toggle(event);
            case "watch" -> watch(event);
            case "clear" -> change(session -> session.breakpoints().clear());
            default -> throw unknown();
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return active().session().isPresent();
    }

    private static void toggle(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        for (IViewReference reference : page.getViewReferences()) {
            if (reference.getView(false) instanceof ListingView listing) {
                listing.toggleBreakpoint();
            }
        }
    }

    private static void watch(ExecutionEvent event) {
        if (active().busy()) {
            return;
        }
        List<String> names = active().session().orElseThrow().valueNames();
        NameDialog dialog = new NameDialog(HandlerUtil.getActiveShell(event),
                new LabelProvider());
        dialog.setTitle(Messages.BreakpointHandler_watchTitle);
        dialog.setMessage(Messages.BreakpointHandler_watch);
        dialog.setElements(names.toArray());
        dialog.setFilter(active().subject());
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof String name) {
            change(session -> {
                if (session.breakpoints().watches().contains(name)) {
                    session.breakpoints().unwatch(name);
                } else {
                    session.breakpoints().watch(name);
                }
            });
            service(Notices.class).say(NLS.bind(Messages.BreakpointHandler_watching,
                    String.join(", ", active().session().orElseThrow().breakpoints().watches())));
        }
    }

    private static void change(ActiveSession.Intervening change) {
        try {
            active().change(change);
        } catch (ValueProblem problem) {
            service(Notices.class).refuse(problem.getMessage());
        }
    }
}
