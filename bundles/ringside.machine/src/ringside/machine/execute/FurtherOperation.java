package ringside.machine.execute;

import static ringside.machine.execute.FurtherOperation.Family.BITS;
import static ringside.machine.execute.FurtherOperation.Family.CONTROL;
import static ringside.machine.execute.FurtherOperation.Family.COUNTING;
import static ringside.machine.execute.FurtherOperation.Family.DECIMAL;
import static ringside.machine.execute.FurtherOperation.Family.DESCRIPTORS;
import static ringside.machine.execute.FurtherOperation.Family.EXCHANGE;
import static ringside.machine.execute.FurtherOperation.Family.IDENTITY;
import static ringside.machine.execute.FurtherOperation.Family.NEAR;
import static ringside.machine.execute.FurtherOperation.Family.PORTS;
import static ringside.machine.execute.FurtherOperation.Family.STACK;
import static ringside.machine.execute.FurtherOperation.Family.STRINGS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that have no place in the inner loop, with the instructions that they belong to. */
public enum FurtherOperation {
    MOVS(STRINGS, Layout.STRING, "movsb", "movsw", "movsd", "movsq"),
    STOS(STRINGS, Layout.STRING, "stosb", "stosw", "stosd", "stosq"),
    LODS(STRINGS, Layout.STRING, "lodsb", "lodsw", "lodsd", "lodsq"),
    SCAS(STRINGS, Layout.STRING, "scasb", "scasw", "scasd", "scasq"),
    CMPS(STRINGS, Layout.STRING, "cmpsb", "cmpsw", "cmpsd", "cmpsq"),
    INS(STRINGS, Layout.STRING, "insb", "insw", "insd"),
    OUTS(STRINGS, Layout.STRING, "outsb", "outsw", "outsd"),

    SCAN_FORWARD(BITS, Layout.PAIR, "bsf"),
    SCAN_REVERSE(BITS, Layout.PAIR, "bsr"),
    TRAILING_ZEROS(BITS, Layout.PAIR, "tzcnt"),
    LEADING_ZEROS(BITS, Layout.PAIR, "lzcnt"),
    POPULATION(BITS, Layout.PAIR, "popcnt"),
    DOUBLE_LEFT(BITS, Layout.COUNTED_PAIR, "shld"),
    DOUBLE_RIGHT(BITS, Layout.COUNTED_PAIR, "shrd"),

    COMPARE_EXCHANGE(EXCHANGE, Layout.PAIR, "cmpxchg"),
    COMPARE_EXCHANGE_8(EXCHANGE, Layout.ADDRESS, "cmpxchg8b"),
    COMPARE_EXCHANGE_16(EXCHANGE, Layout.ADDRESS, "cmpxchg16b"),
    EXCHANGE_ADD(EXCHANGE, Layout.PAIR, "xadd"),
    SWAPPED(EXCHANGE, Layout.PAIR, "movbe"),
    TRANSLATE(EXCHANGE, Layout.STRING, "xlatb"),
    LOAD_FLAGS(EXCHANGE, Layout.NOTHING, "lahf"),
    STORE_FLAGS(EXCHANGE, Layout.NOTHING, "sahf"),

    LOOP(COUNTING, Layout.TARGET, "loop", "loopd", "loopw"),
    LOOP_EQUAL(COUNTING, Layout.TARGET, "loope", "looped", "loopew"),
    LOOP_NOT_EQUAL(COUNTING, Layout.TARGET, "loopne", "loopned", "loopnew"),
    JUMP_ZERO(COUNTING, Layout.TARGET, "jrcxz", "jecxz", "jcxz"),

    JUMP_WORD(NEAR, Layout.SOURCE),
    CALL_WORD(NEAR, Layout.SOURCE),
    RETURN_WORD(NEAR, Layout.NOTHING),

    IN(PORTS, Layout.PORT_IN, "in"),
    OUT(PORTS, Layout.PORT_OUT, "out"),

    ENTER(STACK, Layout.FRAME, "enter", "enterw"),
    LEAVE(STACK, Layout.NOTHING, "leavew"),
    PUSH(STACK, Layout.SOURCE, "pushw"),
    POP(STACK, Layout.DESTINATION, "popw"),
    PUSH_SEGMENT(STACK, Layout.SEGMENT),
    POP_SEGMENT(STACK, Layout.SEGMENT),
    PUSH_ALL(STACK, Layout.WORDS, "pusha", "pushaw"),
    POP_ALL(STACK, Layout.WORDS, "popa", "popaw"),
    PUSH_FLAGS(STACK, Layout.NOTHING, "pushfw"),
    POP_FLAGS(STACK, Layout.NOTHING, "popfw"),

    ADJUST_ADDED(DECIMAL, Layout.NOTHING, "aaa"),
    ADJUST_SUBTRACTED(DECIMAL, Layout.NOTHING, "aas"),
    DECIMAL_ADDED(DECIMAL, Layout.NOTHING, "daa"),
    DECIMAL_SUBTRACTED(DECIMAL, Layout.NOTHING, "das"),
    ADJUST_MULTIPLIED(DECIMAL, Layout.BASE, "aam"),
    ADJUST_DIVIDEND(DECIMAL, Layout.BASE, "aad"),

    ADJUST_LEVEL(DESCRIPTORS, Layout.PAIR, "arpl"),
    ACCESS_RIGHTS(DESCRIPTORS, Layout.PAIR, "lar"),
    LIMIT(DESCRIPTORS, Layout.PAIR, "lsl"),
    VERIFY_READ(DESCRIPTORS, Layout.SOURCE, "verr"),
    STORE_GLOBAL(DESCRIPTORS, Layout.ADDRESS, "sgdt"),
    STORE_INTERRUPTS(DESCRIPTORS, Layout.ADDRESS, "sidt"),
    STORE_LOCAL(DESCRIPTORS, Layout.DESTINATION, "sldt"),
    STORE_TASK(DESCRIPTORS, Layout.DESTINATION, "str"),
    STORE_STATUS(DESCRIPTORS, Layout.DESTINATION, "smsw"),
    LOAD_GLOBAL(DESCRIPTORS, Layout.ADDRESS, "lgdt"),
    LOAD_INTERRUPTS(DESCRIPTORS, Layout.ADDRESS, "lidt"),
    LOAD_LOCAL(DESCRIPTORS, Layout.SOURCE, "lldt"),
    LOAD_TASK(DESCRIPTORS, Layout.SOURCE, "ltr"),
    LOAD_STATUS(DESCRIPTORS, Layout.SOURCE, "lmsw"),
    LOAD_SS(DESCRIPTORS, Layout.POINTER, "lss"),
    LOAD_DS(DESCRIPTORS, Layout.POINTER, "lds"),
    LOAD_ES(DESCRIPTORS, Layout.POINTER, "les"),
    LOAD_FS(DESCRIPTORS, Layout.POINTER, "lfs"),
    LOAD_GS(DESCRIPTORS, Layout.POINTER, "lgs"),

    IDENTIFY(IDENTITY, Layout.NOTHING, "cpuid"),
    TIME(IDENTITY, Layout.NOTHING, "rdtsc"),
    TIME_AND_PROCESSOR(IDENTITY, Layout.NOTHING, "rdtscp"),
    PROCESSOR(IDENTITY, Layout.DESTINATION, "rdpid"),
    PERFORMANCE(IDENTITY, Layout.NOTHING, "rdpmc"),
    RANDOM(IDENTITY, Layout.DESTINATION, "rdrand", "rdseed"),
    EXTENDED_STATE(IDENTITY, Layout.NOTHING, "xgetbv"),
    SET_EXTENDED_STATE(IDENTITY, Layout.NOTHING, "xsetbv"),

    FROM_DEBUG(CONTROL, Layout.DEBUG),
    TO_DEBUG(CONTROL, Layout.DEBUG),
    READ_FS_BASE(CONTROL, Layout.DESTINATION, "rdfsbase"),
    READ_GS_BASE(CONTROL, Layout.DESTINATION, "rdgsbase"),
    WRITE_FS_BASE(CONTROL, Layout.SOURCE, "wrfsbase"),
    WRITE_GS_BASE(CONTROL, Layout.SOURCE, "wrgsbase"),
    CLEAR_TASK_SWITCHED(CONTROL, Layout.NOTHING, "clts"),
    FORGET_CACHES(CONTROL, Layout.NOTHING, "invd", "wbinvd", "wbnoinvd"),
    FORGET_PAGE(CONTROL, Layout.ADDRESS, "invlpg"),
    FORGET_CONTEXT(CONTROL, Layout.POINTER, "invpcid"),
    FLUSH_LINE(CONTROL, Layout.ADDRESS, "clflush", "clflushopt", "clwb"),
    HINT(CONTROL, Layout.ADDRESS, "prefetch", "prefetchw", "prefetchwt1", "prefetcht0", "prefetcht1", "prefetcht2",
            "prefetchnta", "cldemote"),
    UNDEFINED(CONTROL, Layout.NEVER, "ud0", "ud1"),
    BOUND(CONTROL, Layout.POINTER, "bound");

    /** Who carries it out. */
    public enum Family {
        STRINGS, BITS, EXCHANGE, COUNTING, NEAR, PORTS, STACK, DECIMAL, DESCRIPTORS, IDENTITY, CONTROL
    }

    /** Which operands it has. */
    enum Layout {
        /** None. */
        NOTHING,
        /** None; the name tells the width of words on the stack. */
        WORDS,
        /** One that is written. */
        DESTINATION,
        /** One that is read. */
        SOURCE,
        /** One that is written and one that is read. */
        PAIR,
        /** The same and a count, a number or CL. */
        COUNTED_PAIR,
        /** Memory of another width than registers have. */
        ADDRESS,
        /** A register and such memory. */
        POINTER,
        /** Memory at RSI, RDI or RBX, and the accumulator or DX. */
        STRING,
        /** The target of a jump. */
        TARGET,
        /** The accumulator, then a number or DX. */
        PORT_IN,
        /** A number or DX, then the accumulator. */
        PORT_OUT,
        /** Two numbers: bytes and depth. */
        FRAME,
        /** A segment register. */
        SEGMENT,
        /** The base of a number's digits, 10 if none is named. */
        BASE,
        /** A general and a debug register. */
        DEBUG,
        /** Some that are never looked at. */
        NEVER
    }

    private static final Map<String, FurtherOperation> NAMED = named();

    private final Family family;
    private final Layout layout;
    private final List<String> names;

    FurtherOperation(Family family, Layout layout, String... names) {
        this.family = family;
        this.layout = layout;
        this.names = List.of(names);
    }

    private static Map<String, FurtherOperation> named() {
        Map<String, FurtherOperation> named = new HashMap<>();
        for (FurtherOperation operation : values()) {
            operation.names.forEach(name -> named.put(name, operation));
        }
        return Map.copyOf(named);
    }

    /** The operation of an instruction, whose name is enough to tell. */
    static Optional<FurtherOperation> of(String mnemonic) {
        return Optional.ofNullable(NAMED.get(mnemonic));
    }

    public Family family() {
        return family;
    }

    Layout layout() {
        return layout;
    }
}
