package ringside.stepper.run;

import java.util.List;
import ringside.kernel.decision.ReturnState;

/**
 * How far the kernel has come with a decision.
 *
 * @param held     what each general register holds of a slot; never changed once it is here
 * @param compared both sides of the last comparison
 * @param seen     what was read of the slots
 * @param read     a bit for each slot that was read
 */
public record DecisionReading(SlotCopy[] held, List<ComparedValue> compared, ReturnState seen, int read) {
}
