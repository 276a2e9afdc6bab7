package ringside.ui.commands;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;
import ringside.ui.code.StopDialog;
import ringside.ui.session.Notices;

/** Asks for a value, and for how it changes or compares when a run is to stop. */
public final class WatchHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (active().busy()) {
            return null;
        }
        Shell shell = HandlerUtil.getActiveShell(event);
        change(session -> {
            StopDialog dialog = new StopDialog(shell, session, false, Optional.empty(), active().subject());
            if (dialog.open() == Window.OK && dialog.chosen().isPresent()) {
                session.breakpoints().watch(dialog.chosen().get());
                service(Notices.class).say(NLS.bind(Messages.WatchHandler_watching, dialog.chosen().get().words()));
            }
        });
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
