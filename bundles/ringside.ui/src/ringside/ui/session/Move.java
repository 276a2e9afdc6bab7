package ringside.ui.session;

import ringside.stepper.Movement;
import ringside.stepper.Session;
import ringside.stepper.run.Progress;

/** A movement along the steps that may take long. */
@FunctionalInterface
public interface Move {

    /** Moves; asks {@code progress} whether to go on. Runs off the thread of the display. */
    Movement go(Session session, Progress progress);
}
