package ringside.stepper.replay;

/** How the recorded task came into the kernel. */
enum EntryKind {
    /** The SYSCALL instruction of 64-bit code. */
    SYSCALL,
    /** INT 0x80 of 64-bit code. */
    INT80,
    /** An exception. */
    EXCEPTION,
    /** It did not: a new task begins in the kernel. */
    FORK_CHILD
}
