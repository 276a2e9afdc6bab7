package ringside.stepper.run;

import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.ReturnState;

/**
 * How far the kernel has come with a decision.
 *
 * @param held which slot each general register was loaded from; never changed once it is here
 * @param seen what was read of the slots
 * @param read a bit for each slot that was read
 */
public record DecisionReading(DecidingSlot[] held, ReturnState seen, int read) {
}
