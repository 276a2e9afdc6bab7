package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import ringside.kernel.States;

/** CS by every selector, and by everything that may stand above one. */
class CsCheckTest {

    private static final int SELECTORS = 1 << Short.SIZE;
    private static final long RIGHT = 0x33;

    private final Check check = new CsCheck();

    private static TruthTable table(Check check) {
        TruthTable table = new TruthTable(check);
        for (int selector = 0; selector < SELECTORS; selector++) {
            table.row(DecidingSlot.CS, selector, selector == RIGHT);
            table.row(DecidingSlot.CS, selector | (selector + 1L) * 0x9e3779b97f4b0000L, false);
        }
        for (int bit = Short.SIZE; bit < Long.SIZE; bit++) {
            table.row(DecidingSlot.CS, RIGHT | 1L << bit, false).row(DecidingSlot.CS, RIGHT | -1L << bit, false);
        }
        return table;
    }

    @Test
    void onlyOneOfAllSelectorsHoldsAndOnlyWithNothingAboveIt() {
        table(check).holdsInEveryRow();
    }

    @Test
    void remediesTurnEverySelector() {
        table(check).remediesTurnEveryRow();
        assertThat(check.remedies(States.PLAIN)).containsExactly(Remedy.of(DecidingSlot.CS, 0x23));
        assertThat(check.remedies(States.PLAIN.with(DecidingSlot.CS, 7)))
                .containsExactly(Remedy.of(DecidingSlot.CS, RIGHT));
    }

    @Test
    void operandsAreTheSlotAndTheConstant() {
        assertThat(check.operands(States.PLAIN.with(DecidingSlot.CS, 7))).containsExactly(
                new Operand("CS", Optional.of(DecidingSlot.CS), 7),
                new Operand("user CS", Optional.empty(), RIGHT));
    }
}
