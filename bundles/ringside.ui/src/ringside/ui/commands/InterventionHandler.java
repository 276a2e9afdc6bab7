package ringside.ui.commands;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.stepper.Session;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.session.Notices;

/** What comes from outside the program: a signal, the timer, the wish of the scheduler. */
public final class InterventionHandler extends CommandFamily {

    private static final List<String> SIGNALS = List.of("SIGUSR1", "SIGUSR2", "SIGTERM", "SIGINT", "SIGALRM", "SIGTRAP",
            "SIGCHLD", "SIGSEGV", "SIGKILL");

    @Override
    public Object execute(ExecutionEvent event) {
        try {
            switch (word()) {
                case "signal" -> signal(event);
                case "timer" -> active().change(Session::timerInterrupt);
                case "resched" -> active().change(session -> session.raiseFlag("NEED_RESCHED"));
                default -> throw unknown();
            }
        } catch (ValueProblem problem) {
            service(Notices.class).refuse(problem.getMessage());
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return active().session().isPresent();
    }

    private static void signal(ExecutionEvent event) throws ValueProblem {
        NameDialog dialog = new NameDialog(HandlerUtil.getActiveShell(event),
                new LabelProvider());
        dialog.setTitle(Messages.InterventionHandler_signalTitle);
        dialog.setMessage(Messages.InterventionHandler_signal);
        dialog.setElements(SIGNALS.toArray());
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof String signal) {
            active().change(session -> session.queueSignal(signal));
        }
    }
}
