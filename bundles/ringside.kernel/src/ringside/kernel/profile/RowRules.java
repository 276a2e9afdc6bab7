package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import ringside.kernel.profile.BuildRow.EntryKind;
import ringside.kernel.profile.DecisionRow.AddressRule;
import ringside.kernel.profile.DecisionRow.OtherReturn;

/** What must hold between the rows of one profile. */
final class RowRules {

    private static final int PAGE = 4096;

    private final Row row;
    private final List<FlagBit> flags;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Two rows that contradict each other.
     *
     * @param name    the name of one of them
     * @param message what does not fit
     */
    record Problem(String name, String message) {
    }

    /** Something in the address space or in thread_info, from its first byte. */
    private record Area(Key<Long> key, long first, long bytes) {
    }

    private RowRules(Row row, List<FlagBit> flags) {
        this.row = row;
        this.flags = flags;
    }

    /** The first contradiction, if there is one. */
    static Optional<Problem> problem(Row row, List<FlagBit> flags, List<FlagMask> masks) {
        RowRules rules = new RowRules(row, flags);
        rules.addressCheck();
        rules.eretu();
        rules.threadInfo();
        rules.areas();
        flags.forEach(rules::flag);
        masks.forEach(rules::mask);
        return rules.problems.stream().findFirst();
    }

    private void require(boolean right, String name, String message) {
        if (!right) {
            problems.add(new Problem(name, message));
        }
    }

    private void addressCheck() {
        AddressRule rule = row.value(DecisionRow.CANONICAL);
        List<CheckId> expected = switch (rule) {
            case SIGN_EXTEND, SHIFT_RIGHT -> List.of(CheckId.CANONICAL);
            case LIMIT -> List.of(CheckId.LIMIT);
            case NONE -> List.of();
        };
        List<CheckId> checks = row.value(DecisionRow.CHECKS);
        List<CheckId> made = checks.stream().filter(id -> id == CheckId.CANONICAL || id == CheckId.LIMIT).toList();
        require(made.equals(expected) && (rule != AddressRule.NONE || checks.isEmpty()), DecisionRow.CHECKS.name(),
                "canonical = " + DecisionRow.CANONICAL.kind().write(rule) + " does not fit the checks " + checks);
    }

    private void eretu() {
        boolean fred = row.value(BuildRow.ENTRY_KIND) == EntryKind.FRED;
        for (Key<OtherReturn> key : List.of(DecisionRow.CHILD_FIRST_RETURN, DecisionRow.EXCEPTION_RETURN)) {
            require(fred == (row.value(key) == OtherReturn.ERETU), key.name(),
                    "ERETU is the way back with " + BuildRow.ENTRY_KIND.is(EntryKind.FRED).words()
                            + ", and only there");
        }
    }

    private void threadInfo() {
        List<String> words = row.value(PlaceRow.WORDS);
        require(words.contains(PlaceRow.FLAGS), PlaceRow.WORDS.name(), "the word flags is missing");
        apart(Stream.concat(words.stream(), Stream.of(PlaceRow.STATUS)).map(word -> new Area(PlaceRow.offsetOf(word),
                row.value(PlaceRow.offsetOf(word)), PlaceRow.bytesOf(word, row))));
    }

    private void areas() {
        apart(PlaceRow.areas().stream().filter(row::says).map(key -> new Area(key, row.value(key), bytes(key))));
    }

    private long bytes(Key<Long> area) {
        return area == PlaceRow.THREAD_STACK ? row.value(PlaceRow.STACK_SIZE) : area == PlaceRow.IST_STACK ? 2 * PAGE
                : PAGE;
    }

    private void apart(Stream<Area> areas) {
        List<Area> sorted = areas.sorted(Comparator.comparingLong(Area::first)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Area below = sorted.get(i - 1);
            require(sorted.get(i).first() - below.first() >= below.bytes(), sorted.get(i).key().name(),
                    "it begins before the " + below.bytes() + " bytes of " + below.key() + " end");
        }
    }

    private void flag(FlagBit flag) {
        String name = FlagRow.PREFIX + flag.name();
        List<String> words = row.value(PlaceRow.WORDS);
        if (!words.contains(flag.word())) {
            require(false, name, "the word " + flag.word() + " is not one of 'words = " + String.join(" ", words)
                    + "'");
            return;
        }
        int bits = PlaceRow.bytesOf(flag.word(), row) * Byte.SIZE;
        require(flag.bit() < bits, name, "the word " + flag.word() + " has " + bits + " bits, none of number "
                + flag.bit());
        require(flags.stream().takeWhile(earlier -> earlier != flag)
                .noneMatch(earlier -> sameBit(earlier, flag.word(), flag.bit())), name,
                "bit " + flag.bit() + " of " + flag.word() + " has another name already");
    }

    /** A mask is written twice in the file, as a number and by names: both must say the same. */
    private void mask(FlagMask mask) {
        String name = MaskRow.PREFIX + mask.name();
        long sum = 0;
        for (String member : mask.members()) {
            Optional<FlagBit> flag = flags.stream()
                    .filter(f -> f.name().equals(member) && f.word().equals(mask.word())).findFirst();
            require(flag.isPresent(), name, "no flag." + member + " in the word " + mask.word());
            sum |= flag.map(FlagBit::mask).orElse(0L);
        }
        for (int bit : mask.unused()) {
            require(flags.stream().noneMatch(flag -> sameBit(flag, mask.word(), bit)), name,
                    "bit " + bit + " is not unused");
            sum |= 1L << bit;
        }
        require(sum == mask.value(), name, String.format("the members of %s make 0x%x, but 0x%x is written",
                mask.name(), sum, mask.value()));
    }

    private static boolean sameBit(FlagBit flag, String word, int bit) {
        return flag.word().equals(word) && flag.bit() == bit;
    }
}
