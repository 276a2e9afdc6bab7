package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ringside.kernel.States;
import ringside.kernel.profile.CheckId;

/** XEN_PV fails whatever the slots hold, and nothing can be done about it. */
class XenPvCheckTest {

    private final Check check = new XenPvCheck();

    @Test
    void noSlotMakesItHold() {
        Random random = new Random(20150620);
        for (DecidingSlot slot : DecidingSlot.values()) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                ReturnState state = States.PLAIN.with(slot, States.PLAIN.get(slot) ^ 1L << bit);
                assertThat(check.fails(state)).as("%s", state).isEqualTo(-1);
                assertThat(check.fails(state.with(slot, random.nextLong()))).isEqualTo(-1);
            }
        }
    }

    @Test
    void everyStateOfABlockGetsItsBit() {
        DecisionBlock block = new DecisionBlock();
        block.load(TruthTable.columns(Collections.nCopies(DecisionBlock.SIZE, States.PLAIN)), 0, DecisionBlock.SIZE);
        check.judge(block);
        assertThat(block.masks()).containsOnly(CheckId.XEN_PV.mask());
    }

    @Test
    void itHasNeitherOperandsNorRemedies() {
        assertThat(check.operands(States.PLAIN)).isEmpty();
        assertThat(check.remedies(States.PLAIN)).isEmpty();
        assertThat(check.candidates(States.PLAIN)).isEqualTo(List.of());
    }
}
