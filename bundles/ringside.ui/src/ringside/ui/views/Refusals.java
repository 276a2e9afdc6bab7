package ringside.ui.views;

import org.eclipse.ui.IViewSite;

import ringside.stepper.value.ValueProblem;
import ringside.ui.session.Notices;

/** Says in the status bar why something was refused. */
final class Refusals {

    private Refusals() {
    }

    static void show(IViewSite site, ValueProblem problem) {
        site.getService(Notices.class).refuse(problem.getMessage());
    }
}
