package ringside.kernel.profile;

import java.util.List;

import ringside.kernel.profile.NumberKind.Unit;

/** How a kernel is built and entered. */
public final class BuildRow {

    /** How the CPU gets into the kernel. */
    public enum EntryKind {
        /** SYSCALL and SYSENTER by registers, exceptions and interrupts by gates. */
        GATES,
        /** Every event by one page (FRED). */
        FRED
    }

    /** The release. */
    public static final Key<Long> LINUX_VERSION = new Key<>("linux.version", NumberKind.of(Unit.RELEASE, 400, 999),
            Effect.BEHAVIOUR, "The release, 100 times the first number plus the second: what the listing "
                    + "does and does not do yet.");
    /** The listing of this kernel. */
    public static final Key<String> LISTING = new Key<>("listing", TextKind.of("the name of a listing",
            "[A-Za-z0-9._-]+\\.s"), Effect.BEHAVIOUR, "The listing that is assembled; it includes others.");
    /** How the CPU gets into this kernel. */
    public static final Key<EntryKind> ENTRY_KIND = new Key<>("entry.kind", WordKind.of(EntryKind.class),
            Effect.BEHAVIOUR, "gates: SYSCALL and SYSENTER go where registers say, exceptions and interrupts through "
                    + "gates. fred: all events go to one page, those of the kernel 256 bytes further, and ERETU is the "
                    + "only way back; it is the symbol FRED of the listing too.").otherwise(EntryKind.GATES);
    /** Where SYSCALL, or every event, gets in. */
    public static final Key<String> ENTRY = new Key<>("entry", TextKind.LABEL, Effect.BEHAVIOUR,
            "The label where SYSCALL enters; with FRED the page where events do.");
    /** Whether addresses can have 57 bits; with less they have 48, whatever the processor can do. */
    public static final Key<Boolean> FIVE_LEVEL = new Key<>("five-level", WordKind.YES_NO, Effect.BEHAVIOUR,
            "Whether the kernel turns on five levels of page tables, and 57-bit addresses with them (CR4.LA57), where "
                    + "the processor has them.").otherwise(true);
    /** Whether there is a way back without checks. */
    public static final Key<Boolean> FAST_PATH = new Key<>("fast-path", WordKind.YES_NO, Effect.BEHAVIOUR,
            "Whether a system call without work leaves by SYSRET with no check at all.");
    /** Whether stops and returns of signals have to leave the fast path by a thread flag. */
    public static final Key<Boolean> FORCE_IRET = new Key<>("force-iret", WordKind.YES_NO, Effect.BEHAVIOUR,
            "Whether stops of a tracer, rt_sigreturn and execve set NOTIFY_RESUME, so that the fast path is left.")
            .when(FAST_PATH.is(true)).otherwise(false);
    /** Whether room for r15 to bx is made late: no program can tell, but people see which slots are written. */
    public static final Key<Boolean> ROOM_LATER = new Key<>("pt_regs.room-later", WordKind.YES_NO, Effect.WORDS,
            "Whether slots r15 to bx get room on the stack only when the fast path is left.")
            .when(FAST_PATH.is(true)).otherwise(false);
    /** RFLAGS bits that SYSCALL clears. */
    public static final Key<Long> SFMASK = new Key<>("sfmask", NumberKind.of(Unit.VALUE, 0, 0x3fffff),
            Effect.BEHAVIOUR, "The bits of RFLAGS that SYSCALL clears.").when(ENTRY_KIND.is(EntryKind.GATES));
    /** Bytes that an event of the kernel leaves free. */
    public static final Key<Long> FRED_REDZONE = new Key<>("fred.redzone", new NumberKind(Unit.BYTES, 0, 192, 64),
            Effect.PLACE, "Bytes that an event of the kernel leaves free on its stack.")
            .when(ENTRY_KIND.is(EntryKind.FRED));
    /** The stacks of events of the kernel. */
    public static final Key<Long> FRED_STACK_LEVELS = new Key<>("fred.stack-levels", NumberKind.bits64(),
            Effect.PLACE, "The stack levels of exceptions in the kernel, two bits a vector; levels 1 and 3 have a "
                    + "stack here.").when(ENTRY_KIND.is(EntryKind.FRED));
    /** The highest system call of 32-bit programs. */
    public static final Key<Long> SYSCALL_MAX_COMPAT = new Key<>("syscall.max.compat",
            NumberKind.of(Unit.CALL, 0, 1023), Effect.BEHAVIOUR, "The highest system call of 32-bit programs.");
    /** The highest system call. */
    public static final Key<Long> SYSCALL_MAX = new Key<>("syscall.max", NumberKind.of(Unit.CALL, 0, 1023),
            Effect.BEHAVIOUR, "The highest system call.");
    /** The highest system call of the x32 interface. */
    public static final Key<Long> SYSCALL_MAX_X32 = new Key<>("syscall.max.x32", NumberKind.of(Unit.CALL, 0, 1023),
            Effect.BEHAVIOUR, "The highest system call when the kernel is built with x32.")
            .when(Key.names(AboutRow.OPTIONS, AboutRow.Choice.X32));

    private BuildRow() {
    }

    static List<Key<?>> keys() {
        return List.of(LINUX_VERSION, LISTING, ENTRY_KIND, ENTRY, FIVE_LEVEL, FAST_PATH, FORCE_IRET, ROOM_LATER, SFMASK,
                FRED_REDZONE, FRED_STACK_LEVELS,
                SYSCALL_MAX_COMPAT, SYSCALL_MAX, SYSCALL_MAX_X32);
    }
}
