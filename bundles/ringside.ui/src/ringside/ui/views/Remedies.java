package ringside.ui.views;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ringside.kernel.CheckId;
import ringside.kernel.Decision;
import ringside.kernel.Edit;
import ringside.kernel.ReturnState;
import ringside.kernel.SlotEdit;
import ringside.kernel.SmallestEdit;
import ringside.model.CheckStatus;
import ringside.model.CheckValue;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.stepper.Session;
import ringside.stepper.ValueProblem;
import ringside.ui.table.Values;

/** The smallest edits of pt_regs that change a verdict or a check, for the state of a session. */
final class Remedies {

    private static final List<String> DECIDING = List.of("cx", "ip", "cs", "r11", "flags", "ss");

    private final SmallestEdit search;
    private final ReturnState slots;

    private Remedies(SmallestEdit search, ReturnState slots) {
        this.search = search;
        this.slots = slots;
    }

    /** Returns the edits for a session, or empty while the slots that decide are not written. */
    static Optional<Remedies> of(Session session) {
        Optional<ReturnState> slots = slots(session.state());
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = new Decision(session.profile(), session.options());
        return Optional.of(new Remedies(new SmallestEdit(decision, off(session.state())), slots.get()));
    }

    /** Returns the best edit that flips the verdict. */
    Optional<Edit> flip() {
        return search.suggest(slots).stream().findFirst();
    }

    /** Returns the best edit that makes a check pass. */
    Optional<Edit> pass(CheckId id) {
        return search.toPass(slots, id).stream().findFirst();
    }

    /** Returns the best edit that makes a check the reason for the slow way. */
    Optional<Edit> fail(CheckId id) {
        return search.toReason(slots, id).stream().findFirst();
    }

    /** Carries out an edit. */
    static void apply(Session session, Edit edit) throws ValueProblem {
        for (SlotEdit change : edit.changes()) {
            session.edit("pt_regs." + change.slot(), Values.brief(change.after()));
        }
    }

    private static Optional<ReturnState> slots(State state) {
        Map<String, Long> values = new HashMap<>();
        for (SlotValue slot : state.getSlots()) {
            if (slot.isWritten()) {
                values.put(slot.getName(), slot.getValue());
            }
        }
        if (state.getCpl() != 0 || !values.keySet().containsAll(DECIDING)) {
            return Optional.empty();
        }
        return Optional.of(new ReturnState(values.get("cx"), values.get("ip"), values.get("cs"), values.get("r11"),
                values.get("flags"), values.get("ss")));
    }

    private static Set<CheckId> off(State state) {
        Set<CheckId> off = new HashSet<>();
        for (CheckValue check : state.getVerdict().getResults()) {
            if (check.getStatus() == CheckStatus.OFF) {
                CheckId.named(check.getId()).ifPresent(off::add);
            }
        }
        return off;
    }
}
