package ringside.cli;

import ringside.stepper.RunOutcome;
import ringside.stepper.RunSink;

/** How a run is told: while it goes on, and at its end. */
interface RunReport extends RunSink {
    /** A run begins; only when there are several. */
    void begin(String name);

    /** The run is over. */
    void result(RunOutcome outcome);
}
