package ringside.cli.report;

import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.RunSink;

/** How a run is told: while it goes on, and at its end. */
public interface RunReport extends RunSink {
    /** A run begins; only when there are several. */
    void begin(String name);

    /** The run is over. */
    void result(RunOutcome outcome);
}
