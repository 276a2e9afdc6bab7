package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import ringside.kernel.States;

/** What one check is expected to say of many states; judged one by one and in bulk, with its remedies tried. */
final class TruthTable {

    private final Check check;
    private final List<ReturnState> states = new ArrayList<>();
    private final List<Boolean> expected = new ArrayList<>();

    TruthTable(Check check) {
        this.check = check;
    }

    /** One slot of the plain state set to a value. */
    TruthTable row(DecidingSlot slot, long value, boolean holds) {
        return row(States.PLAIN.with(slot, value), holds);
    }

    TruthTable row(ReturnState state, boolean holds) {
        states.add(state);
        expected.add(holds);
        return this;
    }

    /** Every row is judged as expected, and so are all other rows that differ in slots that are no operand only. */
    void holdsInEveryRow() {
        int[] inBulk = inBulk();
        Set<DecidingSlot> others = EnumSet.allOf(DecidingSlot.class);
        check.operands(States.PLAIN).forEach(operand -> operand.slot().ifPresent(others::remove));
        for (int i = 0; i < states.size(); i++) {
            ReturnState state = states.get(i);
            long fails = expected.get(i) ? 0 : -1;
            ReturnState elsewhere = state;
            for (DecidingSlot other : others) {
                elsewhere = elsewhere.with(other, ~state.get(other));
            }
            if (check.fails(state) != fails || check.fails(elsewhere) != fails
                    || inBulk[i] != ((int) fails & check.id().mask())) {
                assertThat(check.fails(state)).as("%s of %s by itself", check.id(), state).isEqualTo(fails);
                assertThat(check.fails(elsewhere)).as("%s of %s, which differs from %s where the check does not look",
                        check.id(), elsewhere, state).isEqualTo(fails);
                assertThat(inBulk[i]).as("%s of %s in bulk", check.id(), state)
                        .isEqualTo((int) fails & check.id().mask());
            }
        }
        assertThat(expected).as("rows that hold and rows that fail").contains(true, false);
    }

    /** Judged as {@link Decision#failingMasks} does it. */
    private int[] inBulk() {
        int[] masks = new int[states.size()];
        Decision.Columns columns = columns(states);
        DecisionBlock block = new DecisionBlock();
        for (int at = 0; at < masks.length; at += DecisionBlock.SIZE) {
            int count = Math.min(DecisionBlock.SIZE, masks.length - at);
            block.load(columns, at, count);
            check.judge(block);
            block.store(masks, at, count);
        }
        return masks;
    }

    /** These states, slot by slot. */
    static Decision.Columns columns(List<ReturnState> states) {
        Decision.Columns columns = Decision.Columns.of(states.size());
        for (int i = 0; i < states.size(); i++) {
            ReturnState state = states.get(i);
            columns.cx()[i] = state.cx();
            columns.ip()[i] = state.ip();
            columns.cs()[i] = state.cs();
            columns.r11()[i] = state.r11();
            columns.flags()[i] = state.flags();
            columns.ss()[i] = state.ss();
        }
        return columns;
    }

    /** Each remedy of each row, carried out, turns what the check says; the words name what it sets. */
    void remediesTurnEveryRow() {
        for (ReturnState state : states) {
            List<Remedy> remedies = check.remedies(state);
            assertThat(remedies).as("remedies of %s for %s", check.id(), state).isNotEmpty();
            for (Remedy remedy : remedies) {
                if (check.holds(remedy.applied(state)) == check.holds(state)) {
                    throw new AssertionError(check.id() + " of " + state + " is not turned by " + remedy);
                }
            }
        }
    }
}
