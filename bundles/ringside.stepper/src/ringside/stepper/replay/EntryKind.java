package ringside.stepper.replay;

/** How the recorded task came into the kernel. */
enum EntryKind {
    /** The SYSCALL instruction of 64-bit code. */
    SYSCALL("syscall", Long.SIZE, true),
    /** INT 0x80 of 64-bit code. */
    INT80("int 0x80", Long.SIZE, false),
    /** The SYSCALL instruction of 32-bit code. */
    SYSCALL32("syscall", Integer.SIZE, true),
    /** The SYSENTER instruction of 32-bit code. */
    SYSENTER32("sysenter", Integer.SIZE, false),
    /** INT 0x80 of 32-bit code. */
    INT80_32("int 0x80", Integer.SIZE, false),
    /** An exception. */
    EXCEPTION("", 0, false),
    /** It did not: a new task begins in the kernel. */
    FORK_CHILD("syscall", Long.SIZE, false);

    private final String instruction;
    private final int bits;
    private final boolean seen;

    EntryKind(String instruction, int bits, boolean seen) {
        this.instruction = instruction;
        this.bits = bits;
        this.seen = seen;
    }

    /** The instruction that enters the kernel; an empty text for an exception. */
    String instruction() {
        return instruction;
    }

    /** Whether it comes from 32-bit code. */
    boolean compat() {
        return bits == Integer.SIZE;
    }

    /** Whether it is a system call. */
    boolean call() {
        return this != EXCEPTION && this != FORK_CHILD;
    }

    /** Whether the sixth argument lies on the user's stack, because EBP holds what the instruction takes away. */
    boolean stacked() {
        return this == SYSCALL32 || this == SYSENTER32;
    }

    /** Whether a recording shows the registers of the CPU once the frame is made. */
    boolean seen() {
        return seen;
    }
}
