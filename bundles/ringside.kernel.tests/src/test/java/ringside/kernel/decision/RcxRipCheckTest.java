package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;

import ringside.kernel.profile.DecisionRow;
import org.junit.jupiter.api.Test;

import ringside.kernel.States;

/** RCX_RIP by every bit of both slots. */
class RcxRipCheckTest {

    private static final long[] ADDRESSES = {0, 0x40100a, 0x7fffffffffffL, 1L << 47, -1L << 47, -1L, Long.MIN_VALUE};

    private final Check check = new RcxRipCheck(DecisionRow.TakenSlot.CX);

    private static ReturnState with(long cx, long ip) {
        return States.PLAIN.with(DecidingSlot.CX, cx).with(DecidingSlot.IP, ip);
    }

    private TruthTable table() {
        TruthTable table = new TruthTable(check);
        for (long address : ADDRESSES) {
            table.row(with(address, address), true);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                long other = address ^ 1L << bit;
                table.row(with(other, address), false).row(with(address, other), false).row(with(other, other), true);
            }
        }
        return table;
    }

    @Test
    void oneBitOfDifferenceFails() {
        table().holdsInEveryRow();
    }

    @Test
    void anyTwoValuesAreComparedWhole() {
        long seed = 20150617;
        Random random = new Random(seed);
        TruthTable table = new TruthTable(check);
        for (int i = 0; i < 2000; i++) {
            long cx = random.nextLong();
            long ip = random.nextInt(4) == 0 ? cx : random.nextInt(4) == 0 ? cx ^ random.nextInt() : random.nextLong();
            table.row(with(cx, ip), cx == ip);
        }
        table.holdsInEveryRow();
        table.remediesTurnEveryRow();
    }

    @Test
    void remediesTurnIt() {
        table().remediesTurnEveryRow();
        assertThat(check.remedies(with(5, 9))).containsExactly(Remedy.of(DecidingSlot.CX, 9),
                Remedy.of(DecidingSlot.IP, 5));
        assertThat(check.remedies(States.PLAIN)).containsExactly(Remedy.of(DecidingSlot.IP, 0x401008));
    }

    @Test
    void operandsAreTheTwoSlots() {
        assertThat(check.operands(with(5, 9))).containsExactly(
                new Operand("RCX", Optional.of(DecidingSlot.CX), 5), new Operand("RIP", Optional.of(DecidingSlot.IP),
                        9));
    }
}
