package ringside.stepper.lockstep;

/** Kinds of deeds. Where a step does several things the kind named first here tells what it is about. */
public enum DeedKind {
    /** The program executes an instruction, or tries to. */
    PROGRAM,
    /** The kernel goes back to the program, or its return instruction faults. */
    RETURN,
    /** A signal is delivered. */
    SIGNAL,
    /** The program's output is written. */
    OUTPUT,
    /** An exception in the kernel, a stop for the tracer. */
    EVENT,
    /** A check of the return is asked. */
    CHECK,
    /** Slots of pt_regs are written. */
    SLOT,
    /** Thread flags are set or cleared: work was asked for, or done. */
    WORK,
    /** Another stack, other page tables, another GS base. */
    PLACE,
    /** The kernel looks whether thread flags ask for work. */
    LOOK,
    /** A register of the program is loaded from its slot on the way back. */
    REGISTER,
    /** A bit of RFLAGS that is no result of a computation changes, such as IF. */
    MODE,
    /** Something comes from outside: neither side's doing, and each has its own moment for it. */
    OUTSIDE,
    /** Nothing of all this: the kernel only computes or goes on to another routine. */
    PASSING
}
