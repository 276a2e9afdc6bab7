package ringside.stepper.run;

/**
 * A stretch of steps spent in one phase, for the Timeline.
 *
 * @param from    position before its first step
 * @param to      position after its last step
 * @param phase   user, entry, dispatch, work, decision, return; kernel = a whole visit of the kernel; mixed = several
 *                merged
 * @param routine name of the routine, or empty where the span covers several
 */
public record PhaseSpan(long from, long to, String phase, String routine) {
    /** Phase of the program itself. */
    public static final String USER = "user";
    /** A visit of the kernel that is not broken down further. */
    public static final String KERNEL = "kernel";
    /** Neighbouring spans that were merged to bound the memory of long runs. */
    public static final String MIXED = "mixed";

    /** {@return number of steps} */
    public long length() {
        return to - from;
    }
}
