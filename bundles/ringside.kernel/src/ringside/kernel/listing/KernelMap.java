package ringside.kernel.listing;

import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.PlaceRow;
import ringside.kernel.profile.Profile;

/**
 * Where the kernel keeps things, all virtual addresses: taken from the profile's row.
 *
 * @param text        first byte of the kernel's code
 * @param percpu      the per-CPU area: what the kernel's GS base points at
 * @param tss         the task-state segment of the CPU, inside the per-CPU area
 * @param stackTop    end of the task's kernel stack
 * @param stackSize   its size in bytes
 * @param currentTop  what the kernel takes for the top of that stack: its end, or 16 bytes below it if the kernel is
 *                    built for FRED
 * @param kernelStack where system calls before 4.2 begin on that stack: at its end, or below room for an interrupt
 *                    frame
 * @param ptRegs      the user's registers on that stack
 * @param task        the task structure
 * @param threadInfo  thread_info: at the bottom of the stack or in the task structure
 * @param entryStack  end of the per-CPU entry stack, 0 if the kernel has none
 * @param istStack    first byte of the stacks for #DB and #DF, one page each
 */
public record KernelMap(long text, long percpu, long tss, long stackTop, long stackSize, long currentTop,
        long kernelStack, long ptRegs,
        long task, long threadInfo, long entryStack, long istStack) {

    /** Start of the kernel's data, code and data are within 2 GiB of each other. */
    static final long DATA = 0xffffffff82000000L;
    /** Start of the kernel's zeroed data. */
    static final long BSS = 0xffffffff82400000L;
    /** Bytes of one page. */
    public static final long PAGE = 4096;
    /** The page of the code that returns from signal handlers. */
    public static final long RESTORER = 0x7ffff7ff0000L;
    /** The page of the vDSO: code for the system calls of 32-bit programs, at its start {@code __kernel_vsyscall}. */
    public static final long VDSO32 = 0xf7ffc000L;
    /** Where the vDSO of a 64-bit program is said to stand: it has no code for 32-bit calls, nothing is there. */
    public static final long VDSO64 = 0x7ffff7fc1000L;
    /** The alternate signal stack of a program that has one. */
    public static final long ALTERNATE_STACK = 0x7ffff7fe0000L;
    /** Its bytes. */
    public static final long ALTERNATE_STACK_SIZE = 0x4000;
    /** The page where copies of probed instructions are stepped: the last one that a user can have. */
    public static final long XOL = 0x7fffffffe000L;
    /** The first slot for a copy: the one before it belongs to return probes. */
    public static final long XOL_SLOT = XOL + 128;
    /** Where the trampoline of probed returns comes back from its system call. */
    public static final long URETPROBE_CHECK = XOL + 13;
    /** The page of the code that a probed NOP calls, near enough for a call. */
    public static final long UPROBE_TRAMPOLINE = 0x10000000L;
    /** Where it comes back from its system call. */
    public static final long UPROBE_CHECK = UPROBE_TRAMPOLINE + 13;
    /** Bytes of the user stack below {@code TaskSetup.STACK_TOP}, and below {@code TaskSetup.STACK32_TOP}. */
    public static final long USER_STACK_SIZE = 0x21000;
    /**
     * The stack from which IRET goes to a 16-bit stack segment (arch/x86/kernel/espfix_64.c), as it can be read; bits
     * 31 to 16 are clear here and may be anything.
     */
    public static final long ESPFIX = 0xffffff0000000f80L;
    /** Its bytes. */
    public static final int ESPFIX_BYTES = 64;
    /** TOP_OF_KERNEL_STACK_PADDING: the two words of an event's frame that stand above pt_regs. */
    private static final long FRED_PADDING = 16;
    private static final long BUILT_FOR_FRED = 609;
    private static final long THREAD_INFO_IN_TASK = 409;
    private static final long ESPFIX_OF_PERCPU = 0x6000;

    /** The places that the row of a profile names. */
    public static KernelMap of(Profile profile) {
        long stackSize = profile.value(PlaceRow.STACK_SIZE);
        long stack = profile.value(PlaceRow.THREAD_STACK);
        long top = stack + stackSize;
        long task = profile.value(PlaceRow.TASK);
        long entryStack = profile.value(PlaceRow.ENTRY_STACK);
        return new KernelMap(profile.value(PlaceRow.TEXT), profile.value(PlaceRow.PERCPU), profile.value(PlaceRow.TSS),
                top, stackSize, top - (builtForFred(profile) ? FRED_PADDING : 0),
                top - profile.value(PlaceRow.KERNEL_STACK_OFFSET),
                top - profile.value(PlaceRow.PT_REGS_OFFSET), task, threadInfoInTask(profile) ? task : stack,
                entryStack == 0 ? 0 : entryStack + PAGE, profile.value(PlaceRow.IST_STACK));
    }

    /** Whether thread_info is the beginning of the task structure, since 4.9; before, it is at the stack's bottom. */
    static boolean threadInfoInTask(Profile profile) {
        return profile.value(BuildRow.LINUX_VERSION) >= THREAD_INFO_IN_TASK;
    }

    /** Whether the kernel is built so that it could run on a CPU with FRED. */
    private static boolean builtForFred(Profile profile) {
        return profile.value(BuildRow.LINUX_VERSION) >= BUILT_FOR_FRED;
    }

    /** End of the user's addresses, TASK_SIZE_MAX: the last page of the user half is never mapped. */
    public static long userLimit(Profile profile, KernelOptions options) {
        return (1L << (profile.la57(options) ? 56 : 47)) - PAGE;
    }

    /** The stack pointer that an exception or interrupt from user mode starts with. */
    public long rsp0() {
        return entryStack != 0 ? entryStack : stackTop;
    }

    /** Where the stack at {@link #ESPFIX} can be written. */
    public long espfixWritable() {
        return (percpu + ESPFIX_OF_PERCPU & -PAGE) + (ESPFIX & PAGE - 1);
    }

    /** End of the n-th stack of the interrupt stack table, counted from 1. */
    public long ist(int number) {
        return istStack + number * PAGE;
    }
}
