package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Aligns what two runs do. */
final class Aligner {
    private final Side left;
    private final Side right;
    private final List<AlignedRow> rows = new ArrayList<>();

    Aligner(Side left, Side right) {
        this.left = left;
        this.right = right;
    }

    /** {@return the rows: every deed of both sides stands in exactly one, in its order} */
    List<AlignedRow> rows() {
        List<Stretch> one = left.stretches();
        List<Stretch> other = right.stretches();
        int[] pairs = Pairing.of(marks(one), marks(other));
        int next = 0;
        for (int at = 0; at < one.size(); at++) {
            if (pairs[at] >= 0) {
                while (next < pairs[at]) {
                    alone(List.of(), deeds(right, other.get(next++)));
                }
                next++;
                together(deeds(left, one.get(at)), deeds(right, other.get(pairs[at])));
            } else {
                alone(deeds(left, one.get(at)), List.of());
            }
        }
        while (next < other.size()) {
            alone(List.of(), deeds(right, other.get(next++)));
        }
        return rows;
    }

    private static List<Mark> marks(List<Stretch> stretches) {
        return stretches.stream().map(Stretch::mark).toList();
    }

    private static List<Deed> deeds(Side side, Stretch stretch) {
        return side.deeds().subList(stretch.from(), stretch.to());
    }

    /** A stretch that only one side has. */
    private void alone(List<Deed> one, List<Deed> other) {
        String gap = LockstepWords.text("gap.visit");
        one.forEach(deed -> add(Optional.of(deed), Optional.empty(), Optional.empty(), gap));
        other.forEach(deed -> add(Optional.empty(), Optional.of(deed), Optional.empty(), gap));
    }

    private void together(List<Deed> one, List<Deed> other) {
        int[] pairs = Pairing.of(one.stream().map(Deed::mark).toList(), other.stream().map(Deed::mark).toList());
        Map<Deed, Deed> elsewhere = elsewhere(one, other, pairs);
        int next = 0;
        for (int at = 0; at < one.size(); at++) {
            if (pairs[at] >= 0) {
                while (next < pairs[at]) {
                    gapLeft(other.get(next++), one.get(0), elsewhere);
                }
                add(Optional.of(one.get(at)), Optional.of(other.get(next++)), Optional.empty(), "");
            } else {
                Optional<Deed> same = Optional.ofNullable(elsewhere.get(one.get(at)));
                add(Optional.of(one.get(at)), Optional.empty(), same, Gaps.words(one.get(at), same, right,
                        right.visit(other.get(0).first())));
            }
        }
        while (next < other.size()) {
            gapLeft(other.get(next++), one.get(0), elsewhere);
        }
    }

    private void gapLeft(Deed deed, Deed beside, Map<Deed, Deed> elsewhere) {
        Optional<Deed> same = Optional.ofNullable(elsewhere.get(deed));
        add(Optional.empty(), Optional.of(deed), same, Gaps.words(deed, same, left, left.visit(beside.first())));
    }

    /** Deeds that both sides do at different places of the visit, both ways. */
    private static Map<Deed, Deed> elsewhere(List<Deed> one, List<Deed> other, int[] pairs) {
        List<Deed> free = new ArrayList<>();
        boolean[] taken = new boolean[other.size()];
        for (int pair : pairs) {
            if (pair >= 0) {
                taken[pair] = true;
            }
        }
        for (int at = 0; at < other.size(); at++) {
            if (!taken[at]) {
                free.add(other.get(at));
            }
        }
        Map<Deed, Deed> found = new IdentityHashMap<>();
        for (int at = 0; at < one.size(); at++) {
            Deed deed = one.get(at);
            if (pairs[at] < 0 && deed.kind() != DeedKind.PASSING) {
                free.stream().filter(each -> each.kind() == deed.kind() && each.subject().equals(deed.subject()))
                        .findFirst().ifPresent(each -> {
                            found.put(deed, each);
                            found.put(each, deed);
                            free.remove(each);
                        });
            }
        }
        return found;
    }

    private void add(Optional<Deed> one, Optional<Deed> other, Optional<Deed> elsewhere, String gap) {
        Relation relation = one.isEmpty() ? Relation.RIGHT_ONLY : other.isEmpty() ? Relation.LEFT_ONLY
                : one.get().value().equals(other.get().value()) ? Relation.SAME : Relation.OTHER_VALUE;
        rows.add(new AlignedRow(one, other, relation, elsewhere, gap, audience(one, other, relation, elsewhere)));
    }

    private Audience audience(Optional<Deed> one, Optional<Deed> other, Relation relation, Optional<Deed> elsewhere) {
        Deed deed = one.or(() -> other).orElseThrow();
        if (relation == Relation.SAME || elsewhere.filter(same -> same.value().equals(deed.value())).isPresent()
                || behindACut(deed, relation)) {
            return Audience.NOBODY;
        }
        return switch (deed.kind()) {
            case PROGRAM, SIGNAL, OUTPUT -> Audience.PROGRAM;
            case RETURN -> relation == Relation.OTHER_VALUE && Differences.registers(left, one.get(), right, other
                    .get()).isEmpty() || relation != Relation.OTHER_VALUE ? Audience.KERNEL : Audience.PROGRAM;
            case EVENT, CHECK, WORK -> Audience.KERNEL;
            case SLOT, LOOK -> relation == Relation.OTHER_VALUE ? Audience.KERNEL : Audience.NOBODY;
            case PLACE, REGISTER, MODE, OUTSIDE, PASSING -> Audience.NOBODY;
        };
    }

    /** Where one run was not followed nobody knows what it would have done. */
    private boolean behindACut(Deed deed, Relation relation) {
        return relation == Relation.RIGHT_ONLY && left.cut() != Cut.NONE && behind(left, true)
                || relation == Relation.LEFT_ONLY && right.cut() != Cut.NONE && behind(right, false);
    }

    /** Whether all deeds of a side have their rows. */
    private boolean behind(Side side, boolean isLeft) {
        for (int at = rows.size() - 1; at >= 0; at--) {
            Optional<Deed> deed = isLeft ? rows.get(at).left() : rows.get(at).right();
            if (deed.isPresent()) {
                return deed.get().last() == side.steps().size();
            }
        }
        return side.deeds().isEmpty();
    }
}
