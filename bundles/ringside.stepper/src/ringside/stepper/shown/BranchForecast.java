package ringside.stepper.shown;

/**
 * Which way the next instruction goes.
 *
 * @param conditional true for a conditional jump; otherwise the rest is of an unconditional one or of no jump
 * @param taken       true when it will jump
 * @param target      where it jumps to; 0 when it is no jump or the target is not known
 * @param next        address that is executed next
 * @param reason      in words, with the flags and values that decide: "jne is taken because ZF=0: …"; empty when there
 *                    is nothing to say
 */
public record BranchForecast(boolean conditional, boolean taken, long target, long next, String reason) {
    /** Nothing branches here. */
    static BranchForecast none(long next) {
        return new BranchForecast(false, false, 0, next, "");
    }
}
