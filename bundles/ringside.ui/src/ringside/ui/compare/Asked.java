package ringside.ui.compare;

import ringside.stepper.Session;
import ringside.stepper.questions.AskedKernel;

/** Who the questions of the Compare perspective are about. */
final class Asked {

    private Asked() {
    }

    /** The kernel that runs, as it is at this step. */
    static AskedKernel of(Session session) {
        return new AskedKernel(session.profile(), session.options(), session.switchedOff());
    }
}
