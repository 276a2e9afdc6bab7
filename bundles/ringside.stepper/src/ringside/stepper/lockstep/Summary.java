package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What there is to say about two aligned runs as a whole. */
final class Summary {
    private final Lockstep both;

    Summary(Lockstep both) {
        this.both = both;
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        all.add(both.program().map(each -> LockstepWords.text("program", each.sentence()))
                .orElseGet(() -> LockstepWords.text("program.none")));
        all.add(both.kernel().map(each -> LockstepWords.text("kernel", each.sentence()))
                .orElseGet(() -> LockstepWords.text("kernel.none")));
        all.add(counts());
        cut(both.left(), all);
        cut(both.right(), all);
        return all;
    }

    private String counts() {
        Map<Relation, Long> counts = both.counts();
        Map<DeedKind, Long> kinds = new TreeMap<>(both.rows().stream().filter(row -> row.relation() != Relation.SAME)
                .collect(Collectors.groupingBy(row -> row.deed().kind(), Collectors.counting())));
        String by = kinds.entrySet().stream().map(each -> LockstepWords.text("count", each.getValue(),
                LockstepWords.text("kind." + each.getKey().name().toLowerCase(Locale.ROOT))))
                .collect(Collectors.joining(", "));
        return LockstepWords.text(kinds.isEmpty() ? "rows.same" : "rows", both.rows().size(),
                counts.get(Relation.SAME), counts.get(Relation.OTHER_VALUE), counts.get(Relation.LEFT_ONLY),
                counts.get(Relation.RIGHT_ONLY), by);
    }

    private static void cut(Side side, List<String> all) {
        if (side.cut() != Cut.NONE) {
            all.add(LockstepWords.text("cut." + side.cut().name().toLowerCase(Locale.ROOT), side.version().name(),
                    side.steps().size()));
        }
    }
}
