package ringside.kernel.profile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.profile.NumberKind.Unit;

/** The form of the rows {@code mask.NAME}, one for each set of thread flags that the kernel asks for in one test. */
public final class MaskRow {

    /** How the name of such a row begins. */
    public static final String PREFIX = "mask.";
    /** The form of its value. */
    public static final String FORM = "WORD VALUE | MEMBERS [unused BITS] | USE";

    /** All masks that the listings ask for. */
    private static final List<String> NAMES = List.of("ARCH_EXIT_FLAGS", "EXIT_TO_USERMODE_LOOP_FLAGS",
            "EXIT_TO_USER_MODE_WORK", "EXIT_TO_USER_MODE_WORK_IRQ", "EXIT_TO_USER_MODE_WORK_LOOP",
            "EXIT_TO_USER_MODE_WORK_SYSCALL", "SYSCALL_ENTER_WORK", "SYSCALL_EXIT_WORK", "SYSCALL_EXIT_WORK_FLAGS",
            "SYSCALL_WORK_ENTER", "SYSCALL_WORK_EXIT", "TIF_SLICE_EXT_DENY", "_TIF_ALLWORK_MASK", "_TIF_DO_NOTIFY_MASK",
            "_TIF_WORK_MASK", "_TIF_WORK_SYSCALL_ENTRY", "_TIF_WORK_SYSCALL_EXIT");
    private static final RowPart<String> WORD = new RowPart<>("WORD", WordKind.of(
            new String[] {PlaceRow.FLAGS, PlaceRow.SYSCALL_WORK}, word -> word), Effect.BEHAVIOUR,
            "The word of thread_info that it is used on.");
    private static final RowPart<Long> VALUE = new RowPart<>("VALUE", NumberKind.bits64(), Effect.BEHAVIOUR,
            "The bits, which the members and the unused bits must make.");
    private static final RowPart<List<String>> MEMBERS = new RowPart<>("MEMBERS", new ListKind<>(
            TextKind.of("the name of a thread flag", "[A-Z0-9_]+"), false), Effect.BEHAVIOUR,
            "The thread flags in it.");
    private static final RowPart<List<Long>> UNUSED = new RowPart<>("BITS", new ListKind<>(
            NumberKind.of(Unit.BIT, 0, 63), false), Effect.PLACE, "Bits in it that no thread flag of this row has.");
    private static final RowPart<String> USE = new RowPart<>("USE", TextKind.SENTENCE, Effect.WORDS,
            "Where the test stands and what follows when it finds something.");
    private static final Pattern PATTERN = Pattern.compile(
            "(\\S+)\\s+(\\S+)\\s*\\|\\s*([^|]*?)\\s*(?:\\bunused\\b\\s*([^|]*?)\\s*)?\\|\\s*([^|]*)");

    private MaskRow() {
    }

    /** The parts of the value, in order. */
    public static List<RowPart<?>> parts() {
        return List.of(WORD, VALUE, MEMBERS, UNUSED, USE);
    }

    /** The names that may stand behind the prefix. */
    public static List<String> names() {
        return NAMES;
    }

    /** The mask of a row. */
    static FlagMask read(String name, String value) throws ValueFault {
        Matcher parts = PATTERN.matcher(value);
        if (!parts.matches()) {
            throw new ValueFault("'" + FORM + "' was expected", 0);
        }
        String word = WORD.read(parts, 1);
        long bits = VALUE.read(parts, 2);
        List<String> members = MEMBERS.read(parts, 3);
        List<Integer> unused = parts.group(4) == null ? List.of()
                : UNUSED.read(parts, 4).stream().map(Long::intValue).toList();
        return new FlagMask(name, word, bits, members, unused, USE.read(parts, 5));
    }
}
