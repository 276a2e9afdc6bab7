package ringside.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

import ringside.stepper.value.ValueProblem;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Notices;

/** A handler of commands on the open scenario; it knows where the services of the window are. */
abstract class CommandHandler extends AbstractHandler {

    /** Returns the open scenario. */
    protected static ActiveSession active() {
        return service(ActiveSession.class);
    }

    /** Tells whether a scenario is open. */
    protected static boolean open() {
        return active().session().isPresent();
    }

    /** Returns a service of the workbench. */
    protected static <T> T service(Class<T> type) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        return workbench.getService(type);
    }

    /** Changes the open scenario; says so when the change is refused. */
    protected static void change(ActiveSession.Intervening change) {
        try {
            active().change(change);
        } catch (ValueProblem problem) {
            service(Notices.class).refuse(problem.getMessage());
        }
    }
}
