package ringside.stepper.returns;

/** How far a return is. */
public enum Stage {
    /** The program runs and was never in the kernel. */
    PROGRAM,
    /** The kernel was entered; nothing is decided yet. */
    DUE,
    /** Some of the checks are asked. */
    DECIDING,
    /** The way is chosen; user mode is not reached yet. */
    DECIDED,
    /** The program runs; this is how it was returned to last. */
    RETURNED,
    /** No return comes: the thread sleeps, dies or loops, or the kernel itself fails. */
    NONE
}
