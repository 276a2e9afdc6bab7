package ringside.ui.commands;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;
import ringside.ui.session.Notices;

/** Asks for a value whose change stops a run; asked again for the same, lets it go. */
public final class WatchHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (active().busy()) {
            return null;
        }
        List<String> names = active().session().orElseThrow().valueNames();
        NameDialog dialog = new NameDialog(HandlerUtil.getActiveShell(event), new LabelProvider());
        dialog.setTitle(Messages.WatchHandler_watchTitle);
        dialog.setMessage(Messages.WatchHandler_watch);
        dialog.setElements(names.toArray());
        dialog.setFilter(active().subject());
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof String name) {
            turn(name);
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }

    private static void turn(String name) {
        change(session -> {
            if (session.breakpoints().watches().contains(name)) {
                session.breakpoints().unwatch(name);
            } else {
                session.breakpoints().watch(name);
            }
        });
        service(Notices.class).say(NLS.bind(Messages.WatchHandler_watching,
                String.join(", ", active().session().orElseThrow().breakpoints().watches())));
    }
}
