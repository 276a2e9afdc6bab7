package ringside.kernel.text.form;

/** What the way of printing tells about who printed. */
public enum PrintedBy {
    /** A kernel since 4.10, which prints ORIG_RAX unless it is -1. */
    KERNEL,
    /** A kernel before 4.10, with addresses in {@code [<…>]}: it never prints ORIG_RAX of a program. */
    OLD_KERNEL,
    /** The crash utility, which always prints ORIG_RAX. */
    CRASH,
    /** Nobody: the frame that a failing return left on the kernel's stack and in registers. */
    STACK,
    /** gdb or one of its front ends. */
    GDB,
    /** A debugger of Windows programs. */
    WINDOWS,
    /** The kernel, into a core file; or a writer of such files. */
    CORE,
    /** The kernel, about a thread of this computer. */
    PROC,
    /** Anything else. */
    OTHER
}
