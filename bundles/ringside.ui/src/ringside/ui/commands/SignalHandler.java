package ringside.ui.commands;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;

/** Asks for a signal and sends it to the program at this step. */
public final class SignalHandler extends CommandHandler {

    private static final List<String> SIGNALS = List.of("SIGUSR1", "SIGUSR2", "SIGTERM", "SIGINT", "SIGALRM", "SIGTRAP",
            "SIGCHLD", "SIGSEGV", "SIGKILL");

    @Override
    public Object execute(ExecutionEvent event) {
        NameDialog dialog = new NameDialog(HandlerUtil.getActiveShell(event), new LabelProvider());
        dialog.setTitle(Messages.SignalHandler_signalTitle);
        dialog.setMessage(Messages.SignalHandler_signal);
        dialog.setElements(SIGNALS.toArray());
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof String signal) {
            change(session -> session.edits().queueSignal(signal));
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
