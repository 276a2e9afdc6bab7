package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The values that it makes sense to put into each slot of one state: those that the checks name. Whatever verdict or
 * reason can be reached by setting a number of slots to any values can be reached by setting as many to values named
 * here: a slot can be made equal to another, acceptable, or not acceptable, and the checks ask nothing else.
 */
final class EditCandidates {

    private final Map<DecidingSlot, List<Candidate>> perSlot = new EnumMap<>(DecidingSlot.class);

    EditCandidates(ReturnState state, List<Check> checks) {
        for (DecidingSlot slot : DecidingSlot.values()) {
            perSlot.put(slot, new ArrayList<>());
        }
        checks.stream().flatMap(check -> check.candidates(state).stream())
                .sorted(Comparator.comparingInt(Candidate::cost).thenComparing(Candidate::form)).forEach(this::add);
    }

    private void add(Candidate candidate) {
        SlotEdit edit = candidate.edit();
        List<Candidate> known = perSlot.get(edit.slot());
        if (edit.after() != edit.before() && known.stream().noneMatch(other -> other.edit().after() == edit.after())) {
            known.add(candidate);
        }
    }

    /** The values to try for a slot, each once. */
    List<Candidate> of(DecidingSlot slot) {
        return perSlot.get(slot);
    }
}
