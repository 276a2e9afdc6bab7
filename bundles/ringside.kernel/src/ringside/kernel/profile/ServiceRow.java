package ringside.kernel.profile;

import java.util.List;

import ringside.kernel.profile.BuildRow.EntryKind;
import ringside.kernel.profile.NumberKind.Unit;

/** What the C code does that the listings leave out. */
public final class ServiceRow {

    /** What iopl changes. */
    public enum Iopl {
        /** IOPL in slot flags. */
        FLAGS,
        /** The I/O bitmap of the task. */
        EMULATED
    }

    /** Which orig_ax means that the task is in a system call. */
    public enum InSyscall {
        NOT_NEGATIVE, NOT_MINUS_ONE
    }

    /** What a step trap in the kernel does. */
    public enum KernelStep {
        /** Clears TF there and sets SINGLESTEP. */
        SINGLESTEP,
        /** Clears TF there. */
        CLEAR
    }

    /** RFLAGS of a new program. */
    public static final Key<Long> EXECVE_FLAGS = new Key<>("execve.flags", NumberKind.of(Unit.VALUE, 0, 0x3fffff),
            Effect.BEHAVIOUR, "RFLAGS that a new program starts with.");
    /** Whether signal frames keep SS. */
    public static final Key<Boolean> SIGRETURN_SS = new Key<>("sigreturn.ss", WordKind.YES_NO, Effect.BEHAVIOUR,
            "Whether signal frames save SS and rt_sigreturn takes it back.");
    /** Whether rt_sigreturn clears the software-event bit. */
    public static final Key<Boolean> CLEARS_SWEVENT = new Key<>("sigreturn.clears-swevent", WordKind.YES_NO,
            Effect.BEHAVIOUR, "Whether rt_sigreturn clears the software-event bit of slot ss when its own SYSCALL is "
                    + "not being stepped (since June 2025).").when(BuildRow.ENTRY_KIND.is(EntryKind.FRED))
            .otherwise(false);
    /** Bits of slots cs and ss that are the selector. */
    public static final Key<Long> SELECTOR_BITS = new Key<>("selectors.bits", new NumberKind(Unit.BITS, 16, 64, 48),
            Effect.BEHAVIOUR, "How many bits of slots cs and ss are the selector: what is above belongs to the frame "
                    + "of the event and stays.").when(BuildRow.ENTRY_KIND.is(EntryKind.FRED)).otherwise(64L);
    /** What iopl changes. */
    public static final Key<Iopl> IOPL = new Key<>("iopl", WordKind.of(Iopl.class), Effect.BEHAVIOUR,
            "What the call iopl changes. flags: IOPL in slot flags. emulated: the I/O bitmap of the task.");
    /** Which orig_ax means that the task is in a system call. */
    public static final Key<InSyscall> IN_SYSCALL = new Key<>("restart.in-syscall", WordKind.of(InSyscall.class),
            Effect.BEHAVIOUR, "Which slot orig_ax means \"in a system call\", so that it may be restarted.");
    /** Whether restart_syscall keeps the x32 bit. */
    public static final Key<Boolean> KEEPS_X32_BIT = new Key<>("restart.keeps-x32-bit", WordKind.YES_NO,
            Effect.BEHAVIOUR, "Whether the number of restart_syscall keeps the x32 bit.")
            .when(Key.names(AboutRow.OPTIONS, AboutRow.Choice.X32)).otherwise(false);
    /** Whether the program says which restart_syscall is made. */
    public static final Key<Boolean> RESTART_BY_PROGRAM = new Key<>("restart.by-program", WordKind.YES_NO,
            Effect.BEHAVIOUR, "Whether restart_syscall gets the number of 32-bit calls in a 32-bit program (IA32), "
                    + "whatever call it was; otherwise after a call that came by a 32-bit way.").otherwise(false);
    /** What a step trap in the kernel does. */
    public static final Key<KernelStep> KERNEL_STEP = new Key<>("debug.kernel-step", WordKind.of(KernelStep.class),
            Effect.BEHAVIOUR, "A step trap in the kernel. singlestep: clears TF there and sets SINGLESTEP. clear: only "
                    + "that. In the entry of SYSENTER, where the listing marks its end, nothing happens.")
            .when(BuildRow.ENTRY_KIND.is(EntryKind.GATES)).otherwise(KernelStep.CLEAR);
    private ServiceRow() {
    }

    static List<Key<?>> keys() {
        return List.of(EXECVE_FLAGS, SIGRETURN_SS, CLEARS_SWEVENT, SELECTOR_BITS, IOPL, IN_SYSCALL, KEEPS_X32_BIT,
                RESTART_BY_PROGRAM, KERNEL_STEP);
    }
}
