package ringside.ui.views;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Edit;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.SlotEdit;
import ringside.kernel.decision.SmallestEdit;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.model.CheckStatus;
import ringside.model.CheckValue;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.model.ReturnPath;
import ringside.stepper.Session;
import ringside.stepper.value.EnumMapping;
import ringside.stepper.value.ValueProblem;

/**
 * The smallest edits that change a verdict or a check, for the state of a session: of the slots of pt_regs in the
 * kernel, of the registers in the program.
 */
public final class Remedies {

    private final SmallestEdit search;
    private final ReturnState slots;
    private final boolean asked;
    private final boolean user;

    private Remedies(SmallestEdit search, ReturnState slots, boolean asked, boolean user) {
        this.search = search;
        this.slots = slots;
        this.asked = asked;
        this.user = user;
    }

    /** Returns the edits for a session, or empty while the slots that decide are not written. */
    static Optional<Remedies> of(Session session) {
        Optional<ReturnState> slots = slots(session.state());
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = new Decision(session.profile(), session.options());
        boolean asked = session.state().getVerdict().getPath() != ReturnPath.SYSRET_FAST;
        SmallestEdit search = new SmallestEdit(decision, off(session.state()));
        return Optional.of(new Remedies(search, slots.get(), asked, session.state().getCpl() != 0));
    }

    /** Returns whether the checks are asked at all: the fast path does without, so no edit of the slots changes it. */
    boolean asked() {
        return asked;
    }

    /** Returns the best edit that flips the verdict. */
    Optional<Edit> flip() {
        return asked ? best(search.suggest(slots)) : Optional.empty();
    }

    /** Returns the best edit that makes a check pass. */
    Optional<Edit> pass(CheckId id) {
        return best(search.toPass(slots, id));
    }

    /** Returns the best edit that makes a check the reason for the slow way. */
    Optional<Edit> fail(CheckId id) {
        return best(search.toReason(slots, id));
    }

    /** In the program RIP says what runs next: better leave it alone where another edit does as well. */
    private Optional<Edit> best(List<Edit> edits) {
        return edits.stream().filter(edit -> !user || edit.changes().stream().noneMatch(change -> change
                .slot() == DecidingSlot.IP)).findFirst().or(() -> edits.stream().findFirst());
    }

    /**
     * Carries out an edit of any number of values as one step of the history.
     *
     * @param label its name in the history
     */
    public static void apply(Session session, String label, Edit edit) throws ValueProblem {
        boolean user = session.state().getCpl() != 0;
        Map<String, Long> wanted = new LinkedHashMap<>();
        for (SlotEdit change : edit.changes()) {
            wanted.put((user ? ValueName.register(change.slot().register())
                    : ValueName.slot(change.slot().label())).text(), change.after());
        }
        session.edits().setAll(label, wanted);
    }

    /** Returns the slots that decide, or would decide; empty while they are not written. */
    public static Optional<ReturnState> slots(State state) {
        return state.getCpl() == 0 ? written(state) : Optional.of(live(state));
    }

    private static Optional<ReturnState> written(State state) {
        Map<String, Long> values = new HashMap<>();
        for (SlotValue slot : state.getSlots()) {
            if (slot.isWritten()) {
                values.put(slot.getName(), slot.getValue());
            }
        }
        return Stream.of(DecidingSlot.values()).allMatch(slot -> values.containsKey(slot.label()))
                ? Optional.of(of(slot -> values.get(slot.label()))) : Optional.empty();
    }

    private static ReturnState live(State state) {
        Map<String, Long> registers = new HashMap<>();
        state.getRegisters().forEach(register -> registers.put(register.getName(), register.getValue()));
        return of(slot -> registers.get(register(slot)));
    }

    private static String register(DecidingSlot slot) {
        return slot.register().toLowerCase(Locale.ROOT);
    }

    private static ReturnState of(ToLongFunction<DecidingSlot> values) {
        ReturnState state = new ReturnState(0, 0, 0, 0, 0, 0);
        for (DecidingSlot slot : DecidingSlot.values()) {
            state = state.with(slot, values.applyAsLong(slot));
        }
        return state;
    }

    private static Set<CheckId> off(State state) {
        Set<CheckId> off = new HashSet<>();
        for (CheckValue check : state.getVerdict().getResults()) {
            if (check.getStatus() == CheckStatus.OFF) {
                off.add(EnumMapping.CHECK_ID.kernel(check.getId()));
            }
        }
        return off;
    }
}
