package ringside.ui.views;

import org.eclipse.ui.services.IServiceLocator;

import ringside.stepper.value.ValueProblem;
import ringside.ui.session.Notices;

/** Says in the status bar why something was refused. */
public final class Refusals {

    private Refusals() {
    }

    /** Says why an input was refused. */
    public static void show(IServiceLocator site, ValueProblem problem) {
        site.getService(Notices.class).refuse(problem.getMessage());
    }
}
