package ringside.stepper.returns;

/**
 * What brought a thread into the kernel.
 *
 * @param kind what it was
 * @param by   the instruction or the event: {@code SYSCALL}, {@code int 0x80}, {@code #PF}, {@code interrupt 0xec}
 */
public record Origin(Kind kind, String by) {
    /** Kinds of origins. */
    public enum Kind {
        /** A system call by any instruction. */
        SYSCALL,
        /** An exception or an interrupt. */
        INTERRUPT,
        /** A task that was made by a call of its parent and goes on for the first time. */
        FORK
    }

    private static final int INT80 = 0x80;

    static Origin call(String instruction) {
        return new Origin(Kind.SYSCALL, instruction);
    }

    static Origin event(int vector, String label) {
        return new Origin(vector == INT80 ? Kind.SYSCALL : Kind.INTERRUPT, label);
    }

    Origin forked() {
        return new Origin(Kind.FORK, by);
    }
}
