package ringside.stepper.lockstep;

/** Who could notice a difference. */
public enum Audience {
    /** Nobody: the same is done in another order, at another place or with other instructions. */
    NOBODY,
    /** The kernel: it does other work, asks another check, goes back another way. */
    KERNEL,
    /** The program too: its registers, output, signals or end. */
    PROGRAM
}
