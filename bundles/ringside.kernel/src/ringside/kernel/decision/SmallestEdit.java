package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

import ringside.kernel.profile.CheckId;

/**
 * Finds the smallest sets of slots to set so that a verdict changes. Sets of one slot are tried before sets of two, and
 * so on, so nothing smaller exists than what is found; all sets of that size with natural values are told. The most
 * natural comes first: RCX is changed rather than RIP, a bit is cleared rather than a slot copied.
 */
public final class SmallestEdit {

    private final Decision decision;
    private final int made;

    /** For a kernel that makes all its checks. */
    public SmallestEdit(Decision decision) {
        this(decision, Set.of());
    }

    /**
     * @param decision how the kernel decides
     * @param off      checks that it has been made to leave out
     */
    public SmallestEdit(Decision decision, Set<CheckId> off) {
        this.decision = decision;
        this.made = ~Decision.mask(off);
    }

    /**
     * The smallest edits that flip the verdict: to SYSRET if a check fails, away from it otherwise.
     *
     * @return all of the same size, best first; empty if no slot can do it (a Xen PV guest)
     */
    public List<Edit> suggest(ReturnState state) {
        return failing(state) == 0 ? smallest(state, mask -> mask != 0) : smallest(state, mask -> mask == 0);
    }

    /**
     * The smallest edits after which this check holds and no check fails that held before.
     *
     * @return all of the same size, best first; empty if it holds already or no slot can do it
     */
    public List<Edit> toPass(ReturnState state, CheckId id) {
        int before = failing(state);
        return smallest(state, mask -> (mask & id.mask()) == 0 && (mask & ~before) == 0);
    }

    /**
     * The smallest edits after which this check is the reason for the slow return: the first one that fails.
     *
     * @return all of the same size, best first; empty if it is the reason already or no slot can do it
     */
    public List<Edit> toReason(ReturnState state, CheckId id) {
        return smallest(state, mask -> decision.first(mask) == id);
    }

    /**
     * Every minimal edit after which a goal holds: a set of changes of which none can be left out, nor any few of them
     * together. All sets of the values that make sense for a slot are tried; a set of one change can be minimal and
     * another one of three as well.
     *
     * @param goal what the mask of the failing checks that are on must be
     * @return smaller ones first, among equals the most natural first; empty if the goal holds already or no slot can
     *         do it
     */
    public List<Edit> minimal(ReturnState state, IntPredicate goal) {
        List<Found> found = new ArrayList<>();
        if (!goal.test(failing(state))) {
            for (int size = 1; size <= DecidingSlot.values().length; size++) {
                List<Found> ofSize = ofSize(state, goal, size);
                ofSize.removeIf(edit -> !minimal(edit.changes(), state, goal));
                found.addAll(ofSize);
            }
        }
        return explained(found, state);
    }

    /** Whether no part of the changes reaches the goal. */
    private boolean minimal(List<SlotEdit> changes, ReturnState state, IntPredicate goal) {
        int all = (1 << changes.size()) - 1;
        for (int part = 1; part < all; part++) {
            ReturnState changed = state;
            for (int at = 0; at < changes.size(); at++) {
                if ((part >> at & 1) != 0) {
                    changed = changed.with(changes.get(at).slot(), changes.get(at).after());
                }
            }
            if (goal.test(failing(changed))) {
                return false;
            }
        }
        return true;
    }

    private int failing(ReturnState state) {
        return decision.failingMask(state) & made;
    }

    private List<Edit> smallest(ReturnState state, IntPredicate goal) {
        List<Found> found = new ArrayList<>();
        if (goal.test(failing(state))) {
            return List.of();
        }
        for (int size = 1; size <= DecidingSlot.values().length && found.isEmpty(); size++) {
            found.addAll(ofSize(state, goal, size));
        }
        return explained(found, state);
    }

    /** All edits of so many changes after which the goal holds, the most natural first. */
    private List<Found> ofSize(ReturnState state, IntPredicate goal, int size) {
        List<Found> found = new ArrayList<>();
        EditCandidates candidates = new EditCandidates(state, decision.checks());
        new Search(candidates, goal, found).from(0, size, state);
        found.sort(Comparator.comparingInt(Found::cost));
        return found;
    }

    private List<Edit> explained(List<Found> found, ReturnState state) {
        EditCoupling coupling = new EditCoupling(decision, made, state);
        return found.stream().map(edit -> new Edit(edit.changes(), edit.result(),
                coupling.explain(edit.changes(), edit.result()))).toList();
    }

    private record Found(List<SlotEdit> changes, ReturnState result, int cost) {
    }

    /** One walk over all sets of a given size. */
    private final class Search {

        private static final DecidingSlot[] SLOTS = DecidingSlot.values();

        private final EditCandidates candidates;
        private final IntPredicate goal;
        private final List<Found> found;
        private final List<SlotEdit> changes = new ArrayList<>();
        private int cost;

        Search(EditCandidates candidates, IntPredicate goal, List<Found> found) {
            this.candidates = candidates;
            this.goal = goal;
            this.found = found;
        }

        void from(int slot, int left, ReturnState state) {
            if (left == 0) {
                if (goal.test(failing(state))) {
                    found.add(new Found(List.copyOf(changes), state, cost));
                }
                return;
            }
            for (int at = slot; at + left <= SLOTS.length; at++) {
                for (Candidate candidate : candidates.of(SLOTS[at])) {
                    changes.add(candidate.edit());
                    cost += candidate.cost();
                    from(at + 1, left - 1, state.with(SLOTS[at], candidate.edit().after()));
                    cost -= candidate.cost();
                    changes.remove(changes.size() - 1);
                }
            }
        }
    }
}
