package ringside.stepper.compare;

import ringside.stepper.run.Happening;
import ringside.stepper.run.StepRecord;

/** Takes what a headless run tells, in order: a step, then what happened in it. */
public interface RunSink {
    /** {@return false when no more steps need to be told: the rest of the run is then much faster} */
    default boolean wantsSteps() {
        return true;
    }

    /** One step was done. */
    void step(StepRecord record);

    /** Something happened in the step told last, or before the first one. {@code steps} = steps done so far. */
    void happened(long steps, Happening happening);
}
