package ringside.kernel.service.frame;

/** Who gave a slot of pt_regs its value since the kernel was entered. */
public enum Writer {
    /** Nobody: the slot holds whatever was on the stack before. */
    NONE("not written"),
    /** The CPU, as part of the frame of an exception or interrupt. */
    HARDWARE("hardware"),
    /** A line of the assembly entry code. */
    ENTRY_CODE("entry code"),
    /** A line of a routine that stands for a C function. */
    C("C"),
    /** A kernel service: signal delivery, rt_sigreturn, execve. */
    SERVICE("kernel service"),
    /** A tracer, by the rules of ptrace. */
    TRACER("tracer"),
    /** Somebody in front of the window. */
    USER_EDIT("edit");

    private final String label;

    Writer(String label) {
        this.label = label;
    }

    /** The word for views. */
    public String label() {
        return label;
    }
}
