package ringside.stepper.run;

/** Why {@link Engine#advance} came back. */
public enum Pause {
    /** The position asked for. */
    TARGET,
    /** A breakpoint lies at the next instruction. */
    BREAKPOINT,
    /** The kernel has just returned to user mode. */
    RETURN,
    /** The exact state of an earlier position came back, for the first time. */
    LOOP,
    /** The program is over. */
    ENDED
}
