package ringside.stepper.run;

import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/**
 * Proof that the scenario runs in circles: two steps with exactly the same state and nothing from outside still to
 * come.
 *
 * @param first the earlier step
 * @param again the later step, at which the same state was seen
 * @param rip   address of the instruction that comes next at both steps
 */
public record Loop(long first, long again, long rip) {
    /** {@return steps after which everything repeats} */
    public long period() {
        return again - first;
    }

    /** {@return one or two plain sentences} */
    public String text() {
        return Texts.SESSION.text(period() == 1 ? "loop.one" : "loop", again, first, Hex.of(rip), period());
    }
}
