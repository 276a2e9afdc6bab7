package ringside.stepper.lockstep;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.kernel.decision.Operand;
import ringside.stepper.returns.Return;

/** Finds and names the first differences. */
final class Differences {
    private final Side left;
    private final Side right;
    private final List<AlignedRow> rows;

    Differences(Side left, Side right, List<AlignedRow> rows) {
        this.left = left;
        this.right = right;
        this.rows = rows;
    }

    Optional<Difference> first(Audience audience) {
        Optional<Difference> found = IntStream.range(0, rows.size()).filter(row -> rows.get(row).audience() == audience)
                .mapToObj(row -> new Difference(row, sentence(rows.get(row)))).findFirst();
        return found.isPresent() || audience != Audience.PROGRAM ? found : end();
    }

    private String sentence(AlignedRow row) {
        return LockstepWords.text("difference", side(left, row.left(), row), side(right, row.right(), row));
    }

    private String side(Side side, Optional<Deed> deed, AlignedRow row) {
        return deed.map(each -> LockstepWords.text("side.step", side.version().name(), each.at(), words(each, row)))
                .orElseGet(() -> LockstepWords.text("side.gap", side.version().name(), row.gap()));
    }

    private String words(Deed deed, AlignedRow row) {
        if (deed.kind() == DeedKind.RETURN && row.audience() == Audience.PROGRAM) {
            Side side = row.left().filter(each -> each == deed).isPresent() ? left : right;
            Return made = side.returned(deed.at()).orElseThrow();
            return deed.words() + ", " + registers(left, row.left().orElseThrow(), right, row.right().orElseThrow())
                    .stream().map(name -> name.toUpperCase(Locale.ROOT) + " " + Operand.hex(made.user().get(name)))
                    .collect(Collectors.joining(", "));
        }
        List<String> alone = row.relation() == Relation.OTHER_VALUE ? alone(deed, row) : deed.facts();
        if (alone.isEmpty() && !deed.facts().isEmpty()) {
            return LockstepWords.text("side.less");
        }
        String words = alone.isEmpty() ? deed.instruction() : String.join(", ", alone);
        return deed.kind() == DeedKind.PROGRAM ? deed.instruction() + ": " + words : words;
    }

    /** What only one side does. */
    private static List<String> alone(Deed deed, AlignedRow row) {
        List<String> others = row.left().filter(each -> each != deed).or(row::right).map(Deed::facts).orElseThrow();
        return deed.facts().stream().filter(fact -> !others.contains(fact)).toList();
    }

    /** {@return the registers that the program does not get back with the same values} */
    static List<String> registers(Side left, Deed one, Side right, Deed other) {
        Map<String, Long> a = left.returned(one.at()).map(Return::user).orElse(Map.of());
        Map<String, Long> b = right.returned(other.at()).map(Return::user).orElse(Map.of());
        return a.keySet().stream().filter(name -> !Objects.equals(a.get(name), b.get(name))).toList();
    }

    private Optional<Difference> end() {
        return left.cut() != Cut.NONE || right.cut() != Cut.NONE || left.ended().equals(right.ended())
                ? Optional.empty() : Optional.of(new Difference(rows.size() - 1, LockstepWords.text("difference",
                        LockstepWords.text("side.end", left.version().name(), left.ended().orElse("")),
                        LockstepWords.text("side.end", right.version().name(), right.ended().orElse("")))));
    }
}
