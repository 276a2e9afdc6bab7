package ringside.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.profile.Profile;

/** How the work before the decision differs between two kernels: their thread flags and masks. */
final class WorkDifferences {
    private final Profile one;
    private final Profile other;

    WorkDifferences(Profile one, Profile other) {
        this.one = one;
        this.other = other;
    }

    /** {@return a line for each kind of difference; empty if there is none} */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(lines, "thread flags with another number", Stream.of(moved()));
        add(lines, "thread flags in A only", only(one, other, Profile::flags, FlagBit::name));
        add(lines, "thread flags in B only", only(other, one, Profile::flags, FlagBit::name));
        add(lines, "masks of A that are not B's", only(one, other, Profile::flagMasks, WorkDifferences::mask));
        add(lines, "masks of B that are not A's", only(other, one, Profile::flagMasks, WorkDifferences::mask));
        return List.copyOf(lines);
    }

    private static void add(List<String> lines, String what, Stream<String> words) {
        String text = words.filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
        if (!text.isEmpty()) {
            lines.add("Besides the checks: " + what + ": " + text + ".");
        }
    }

    private String moved() {
        return one.flags().stream().flatMap(flag -> {
            Optional<FlagBit> same = other.flag(flag.name());
            return same.filter(bit -> !place(bit).equals(place(flag))).stream()
                    .map(bit -> flag.name() + " " + place(flag) + " -> " + place(bit));
        }).collect(Collectors.joining(", "));
    }

    private static String place(FlagBit flag) {
        return (flag.word().equals("flags") ? "" : flag.word() + " ") + flag.bit();
    }

    private static String mask(FlagMask mask) {
        return String.format("%s 0x%x", mask.name(), mask.value());
    }

    private static <T> Stream<String> only(Profile here, Profile there, Function<Profile, List<T>> all,
            Function<T, String> name) {
        List<String> others = all.apply(there).stream().map(name).toList();
        return all.apply(here).stream().map(name).filter(each -> !others.contains(each));
    }
}
