package ringside.stepper.compare;

import ringside.stepper.returns.Foretold;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Happening;
import ringside.stepper.run.StepRecord;

/** Takes what a headless run tells, in order: a step, then what happened in it. */
public interface RunSink {
    /** {@return false when no more steps need to be told: the rest of the run is then much faster} */
    default boolean wantsSteps() {
        return true;
    }

    /**
     * What running ahead finds at a position, where this was asked for: told right before the step that led there, and
     * at position 0 before everything else.
     */
    default void foretold(long step, Foretold foretold) {
    }

    /** One step was done. */
    void step(StepRecord record);

    /** Something happened in the step told last, or before the first one. {@code steps} = steps done so far. */
    void happened(long steps, Happening happening);

    /** The kernel has gone back to the program, or has tried to; told behind what happened in that step so far. */
    default void returned(Return made) {
    }
}
