package ringside.kernel.profile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.profile.NumberKind.Unit;

/** The form of the rows {@code flag.NAME}, one for each thread flag. */
public final class FlagRow {

    /** How the name of such a row begins. */
    public static final String PREFIX = "flag.";
    /** The form of its value. */
    public static final String FORM = "WORD BIT mode|once | WORK | MEANING";

    /** All thread flags that the kernels have, without TIF_ or SYSCALL_WORK_. */
    private static final List<String> NAMES = List.of("ADDR32", "BLOCKSTEP", "FORCED_TF", "FORK", "FSCHECK",
            "HRTIMER_REARM", "IA32", "IO_BITMAP", "LAZY_MMU_UPDATES", "MEMDIE", "NEED_FPU_LOAD", "NEED_RESCHED",
            "NEED_RESCHED_LAZY", "NOCPUID", "NOHZ", "NOTIFY_RESUME", "NOTIFY_SIGNAL", "NOTSC", "PATCH_PENDING",
            "POLLING_NRFLAG", "RSEQ", "SECCOMP", "SIGPENDING", "SINGLESTEP", "SLD", "SPEC_FORCE_UPDATE", "SPEC_IB",
            "SPEC_L1D_FLUSH", "SSBD", "SYSCALL_AUDIT", "SYSCALL_EMU", "SYSCALL_EXIT_TRAP", "SYSCALL_RSEQ_SLICE",
            "SYSCALL_TRACE", "SYSCALL_TRACEPOINT", "SYSCALL_USER_DISPATCH", "UPROBE", "USER_RETURN_NOTIFY", "X32");
    private static final RowPart<String> WORD = new RowPart<>("WORD", WordKind.of(
            new String[] {PlaceRow.FLAGS, PlaceRow.SYSCALL_WORK}, word -> word), Effect.PLACE,
            "The word of thread_info that holds it, one of 'words'.");
    private static final RowPart<Long> BIT = new RowPart<>("BIT", NumberKind.of(Unit.BIT, 0, 63), Effect.PLACE,
            "Its number in that word.");
    private static final RowPart<Boolean> STAYS = new RowPart<>("mode|once", WordKind.of(
            new Boolean[] {true, false}, stays -> stays ? "mode" : "once"), Effect.WORDS,
            "mode: it stays until it is switched off. once: the work is done once.");
    private static final RowPart<String> WORK = new RowPart<>("WORK", TextKind.SENTENCE, Effect.WORDS,
            "What is done on the way in or out while it is set.");
    private static final RowPart<String> MEANING = new RowPart<>("MEANING", TextKind.SENTENCE, Effect.WORDS,
            "What it says about the thread and who sets it.");
    private static final Pattern PATTERN =
            Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s*\\|\\s*([^|]*?)\\s*\\|\\s*([^|]*)");

    private FlagRow() {
    }

    /** The parts of the value, in order. */
    public static List<RowPart<?>> parts() {
        return List.of(WORD, BIT, STAYS, WORK, MEANING);
    }

    /** The names that may stand behind the prefix. */
    public static List<String> names() {
        return NAMES;
    }

    /** The flag of a row. */
    static FlagBit read(String name, String value) throws ValueFault {
        Matcher parts = PATTERN.matcher(value);
        if (!parts.matches()) {
            throw new ValueFault("'" + FORM + "' was expected", 0);
        }
        String word = WORD.read(parts, 1);
        int bit = BIT.read(parts, 2).intValue();
        boolean stays = STAYS.read(parts, 3);
        String work = WORK.read(parts, 4);
        return new FlagBit(name, word, bit, MEANING.read(parts, 5), stays, work);
    }
}
