package ringside.kernel.text.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.text.form.UserSelectors;

/**
 * The decision about slots of which some may not be known: a check that fails with what is known decides without the
 * rest.
 */
final class KnownChecks {

    private static final long USER_CS = 0x33;
    private static final long USER_DS = 0x2b;
    private static final long PLAIN_FLAGS = 0x202;
    private static final Map<DecidingSlot, String> REGISTERS = Map.of(DecidingSlot.CX, "rcx", DecidingSlot.IP, "rip",
            DecidingSlot.CS, "cs", DecidingSlot.R11, "r11", DecidingSlot.FLAGS, "rflags", DecidingSlot.SS, "ss");
    /** The slot that says the same in an undisturbed system call. */
    private static final Map<DecidingSlot, DecidingSlot> TWINS = Map.of(DecidingSlot.CX, DecidingSlot.IP,
            DecidingSlot.IP, DecidingSlot.CX, DecidingSlot.R11, DecidingSlot.FLAGS, DecidingSlot.FLAGS,
            DecidingSlot.R11);

    private final Map<DecidingSlot, Long> known = new EnumMap<>(DecidingSlot.class);
    private final Decision decision;
    private final ReturnState state;

    /**
     * Decides.
     *
     * @param registers name to value, as far as they are known
     * @param selectors those that stand for the ones of Linux
     */
    KnownChecks(Decision decision, Map<String, Long> registers, UserSelectors selectors) {
        this.decision = decision;
        REGISTERS.forEach((slot, name) -> Optional.ofNullable(registers.get(name)).ifPresent(value -> known.put(slot,
                value)));
        known.computeIfPresent(DecidingSlot.CS, (slot, value) -> swapped(value, selectors.cs(), USER_CS));
        known.computeIfPresent(DecidingSlot.SS, (slot, value) -> swapped(value, selectors.ss(), USER_DS));
        state = new ReturnState(slot(DecidingSlot.CX), slot(DecidingSlot.IP), slot(DecidingSlot.CS),
                slot(DecidingSlot.R11), slot(DecidingSlot.FLAGS), slot(DecidingSlot.SS));
    }

    private static long swapped(long value, long own, long linux) {
        return value == own ? linux : value == linux ? own : value;
    }

    private long slot(DecidingSlot slot) {
        return Optional.ofNullable(known.get(slot)).orElseGet(() -> switch (slot) {
            case CS -> USER_CS;
            case SS -> USER_DS;
            default -> Optional.ofNullable(known.get(TWINS.get(slot))).orElse(PLAIN_FLAGS);
        });
    }

    /** The registers that are not known, in the order of the sentence that asks for them. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (DecidingSlot slot : DecidingSlot.values()) {
            if (!known.containsKey(slot)) {
                missing.add(REGISTERS.get(slot));
            }
        }
        return missing;
    }

    /** Whether the path is certain. */
    boolean decided() {
        return known.size() == DecidingSlot.values().length
                || decision.path(decision.failingMask(state)) == Path.IRET;
    }

    /** The state, in which what is missing holds what lets its check pass. */
    ReturnState state() {
        return state;
    }

    /** The verdict with the checks of which all is known. */
    Verdict verdict() {
        Verdict whole = decision.decide(state);
        List<CheckResult> results = whole.results().stream().filter(this::told).toList();
        return new Verdict(whole.path(), whole.reason(), whole.failing(), results);
    }

    private boolean told(CheckResult result) {
        return !result.holds() || result.operands().stream().flatMap(each -> each.slot().stream())
                .allMatch(known::containsKey);
    }

    /** The checks before the reason of which it is not known whether they fail. */
    List<CheckId> openBefore() {
        Verdict whole = decision.decide(state);
        List<CheckId> open = new ArrayList<>();
        for (CheckResult result : whole.results()) {
            if (Optional.of(result.id()).equals(whole.reason())) {
                return open;
            }
            if (!told(result)) {
                open.add(result.id());
            }
        }
        return open;
    }
}
