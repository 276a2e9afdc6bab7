package ringside.kernel.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static final String SYMBOL = "symbol.";

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
    /** Whether there is a way back without checks. */
    public static final Key<Boolean> FAST_PATH = new Key<>("fast-path", WordKind.YES_NO, Effect.BEHAVIOUR,
            "Whether a system call without work leaves by SYSRET with no check at all.");
    /** The masks of thread flags that keep a call from the fast path. */
    public static final Key<List<String>> FAST_PATH_MASKS = new Key<>("fast-path.masks",
            new ListKind<>(TextKind.of("the name of a mask", "\\w+"), false), Effect.BEHAVIOUR,
            "The masks of this row whose thread flags keep a call from the fast path.").when(FAST_PATH.is(true));
    /** The calls that leave the fast path themselves. */
    public static final Key<List<Long>> FAST_PATH_NEVER = new Key<>("fast-path.never",
            new ListKind<>(NumberKind.of(Unit.CALL, 0, 1023), true), Effect.BEHAVIOUR,
            "The system calls that never end by the fast path, such as rt_sigreturn and execve.")
            .when(FAST_PATH.is(true));
    /** The routines of the fast path. */
    public static final Key<List<String>> FAST_PATH_ROUTINES = new Key<>("fast-path.routines",
            new ListKind<>(TextKind.LABEL, false), Effect.BEHAVIOUR,
            "The routines in which a call is still on the fast path, and where it may go back to.")
            .when(FAST_PATH.is(true));
    /** Whether stops and returns of signals have to leave the fast path by a thread flag. */
    public static final Key<Boolean> FORCE_IRET = new Key<>("force-iret", WordKind.YES_NO, Effect.BEHAVIOUR,
            "Whether stops of a tracer, rt_sigreturn and execve set NOTIFY_RESUME, so that the fast path is left.")
            .when(FAST_PATH.is(true)).otherwise(false);
    /** Whether room for r15 to bx is made late. */
    public static final Key<Boolean> ROOM_LATER = new Key<>("pt_regs.room-later", WordKind.YES_NO, Effect.BEHAVIOUR,
            "Whether slots r15 to bx get room on the stack only when the fast path is left.").otherwise(false);
    /** RFLAGS bits that SYSCALL clears. */
    public static final Key<Long> SFMASK = new Key<>("sfmask", NumberKind.of(Unit.VALUE, 0, 0x3fffff),
            Effect.BEHAVIOUR, "The bits of RFLAGS that SYSCALL clears.").when(ENTRY_KIND.is(EntryKind.GATES));
    /** The selectors of SYSCALL and SYSRET. */
    public static final Key<Long> STAR = new Key<>("star", NumberKind.bits64(), Effect.BEHAVIOUR,
            "The register STAR: selectors of user mode from bit 48, of the kernel from bit 32.");
    /** Bytes that an event of the kernel leaves free. */
    public static final Key<Long> FRED_REDZONE = new Key<>("fred.redzone", new NumberKind(Unit.BYTES, 0, 192, 64),
            Effect.PLACE, "Bytes that an event of the kernel leaves free on its stack.")
            .when(ENTRY_KIND.is(EntryKind.FRED));
    /** The stacks of events of the kernel. */
    public static final Key<Long> FRED_STACK_LEVELS = new Key<>("fred.stack-levels", NumberKind.bits64(),
            Effect.BEHAVIOUR, "The stack levels of exceptions in the kernel, two bits a vector; levels 1 and 3 have a "
                    + "stack here.").when(ENTRY_KIND.is(EntryKind.FRED));
    /** The release, for conditions of the listing. */
    static final Key<Long> LINUX_VERSION = new Key<>("symbol.LINUX_VERSION", NumberKind.of(Unit.RELEASE, 400, 999),
            Effect.BEHAVIOUR, "The release, 100 times the first number plus the second.");
    /** Whether C code says how fast 32-bit system calls go back. */
    public static final Key<Boolean> COMPAT_IN_C = symbol("COMPAT_IN_C",
            "System calls of 32-bit programs are made, and their return is decided, in C.");
    static final Key<Boolean> COMPAT_SYSEXIT = symbol("COMPAT_SYSEXIT",
            "32-bit programs that came by SYSENTER go back by SYSEXIT.");
    static final Key<Boolean> CANONICAL_IN_PLACE = symbol("CANONICAL_IN_PLACE",
            "The canonical test makes no copy of the address: R11 is loaded anew behind it.");
    static final Key<Boolean> GENERIC_ENTRY = symbol("GENERIC_ENTRY",
            "Work on entry and exit is done by the C code that all architectures share.");
    static final Key<Boolean> CHECKS_IN_C = symbol("CHECKS_IN_C", "SYSRET or IRET is decided in C.");
    static final Key<Long> NR_COMPAT_MAX = new Key<>("symbol.NR_COMPAT_MAX", NumberKind.of(Unit.CALL, 0, 1023),
            Effect.BEHAVIOUR, "The highest system call of 32-bit programs.");
    /** The highest system call. */
    public static final Key<Long> SYSCALL_MAX = new Key<>("syscall.max", NumberKind.of(Unit.CALL, 0, 1023),
            Effect.BEHAVIOUR, "The highest system call.");
    /** The highest system call of the x32 interface. */
    public static final Key<Long> SYSCALL_MAX_X32 = new Key<>("syscall.max.x32", NumberKind.of(Unit.CALL, 0, 1023),
            Effect.BEHAVIOUR, "The highest system call when the kernel is built with x32.")
            .when(Key.names(AboutRow.OPTIONS, AboutRow.Choice.X32));

    private BuildRow() {
    }

    private static Key<Boolean> symbol(String name, String sentence) {
        return new Key<>(SYMBOL + name, WordKind.YES_NO, Effect.BEHAVIOUR, sentence).otherwise(false);
    }

    static List<Key<?>> keys() {
        return List.of(LISTING, ENTRY_KIND, ENTRY, FAST_PATH, FAST_PATH_MASKS, FAST_PATH_NEVER, FAST_PATH_ROUTINES,
                FORCE_IRET, ROOM_LATER, SFMASK, STAR, FRED_REDZONE, FRED_STACK_LEVELS, LINUX_VERSION, COMPAT_IN_C,
                COMPAT_SYSEXIT, CANONICAL_IN_PLACE, GENERIC_ENTRY, CHECKS_IN_C, NR_COMPAT_MAX, SYSCALL_MAX,
                SYSCALL_MAX_X32);
    }

    /** What a row defines for its listing, by name; yes is 1 and no is 0. */
    static Map<String, Long> symbols(Row row) {
        Map<String, Long> symbols = new LinkedHashMap<>();
        symbols.put("FRED", number(row.value(ENTRY_KIND) == EntryKind.FRED));
        symbols.put(LINUX_VERSION.lastPart(), row.value(LINUX_VERSION));
        symbols.put(NR_COMPAT_MAX.lastPart(), row.value(NR_COMPAT_MAX));
        for (Key<Boolean> key : List.of(COMPAT_IN_C, COMPAT_SYSEXIT, CANONICAL_IN_PLACE, GENERIC_ENTRY, CHECKS_IN_C)) {
            symbols.put(key.lastPart(), number(row.value(key)));
        }
        return symbols;
    }

    private static long number(boolean yes) {
        return yes ? 1 : 0;
    }
}
