package ringside.cli.report;

import ringside.stepper.Session;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.RunSink;

/** How a run is told: while it goes on, and at its end. */
public interface RunReport extends RunSink {
    /** A run begins; only when there are several. */
    void begin(String name);

    /** The run is over. */
    void result(RunOutcome outcome);

    /** {@return whether the same run is to be told as a session too, behind its result} */
    default boolean wantsSession() {
        return false;
    }

    /** The same run, to be walked through; false where it has nothing that was asked for. */
    default boolean session(Session session) {
        return true;
    }
}
