package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import ringside.kernel.States;

/** SS by every selector, and by everything that may stand above one. */
class SsCheckTest {

    private static final int SELECTORS = 1 << Short.SIZE;
    private static final long RIGHT = 0x2b;

    private final Check check = new SsCheck(false);
    private final Check onAmd = new SsCheck(true);

    private static TruthTable table(Check check) {
        TruthTable table = new TruthTable(check);
        for (int selector = 0; selector < SELECTORS; selector++) {
            table.row(DecidingSlot.SS, selector, selector == RIGHT);
            table.row(DecidingSlot.SS, selector | (selector + 1L) * 0x9e3779b97f4b0000L, false);
        }
        for (int bit = Short.SIZE; bit < Long.SIZE; bit++) {
            table.row(DecidingSlot.SS, RIGHT | 1L << bit, false).row(DecidingSlot.SS, RIGHT | -1L << bit, false);
        }
        return table;
    }

    @Test
    void onlyOneOfAllSelectorsHoldsAndOnlyWithNothingAboveIt() {
        table(check).holdsInEveryRow();
        table(onAmd).holdsInEveryRow();
    }

    @Test
    void remediesTurnEverySelector() {
        table(check).remediesTurnEveryRow();
        assertThat(check.remedies(States.PLAIN)).containsExactly(Remedy.of(DecidingSlot.SS, 0x17));
        assertThat(check.remedies(States.PLAIN.with(DecidingSlot.SS, 7)))
                .containsExactly(Remedy.of(DecidingSlot.SS, RIGHT));
    }

    @Test
    void operandsAreTheSlotAndTheConstant() {
        assertThat(check.operands(States.PLAIN.with(DecidingSlot.SS, 7))).containsExactly(
                new Operand("SS", Optional.of(DecidingSlot.SS), 7),
                new Operand("user SS", Optional.empty(), RIGHT));
    }
}
