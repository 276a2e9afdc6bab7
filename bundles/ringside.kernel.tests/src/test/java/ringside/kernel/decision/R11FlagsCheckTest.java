package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ringside.kernel.States;

/** R11_FLAGS by every bit of both slots. */
class R11FlagsCheckTest {

    private static final long[] FLAGS = {0, 0x202, 0x302, 0x10246, 0x3c7fd7, -1L, Long.MIN_VALUE};

    private final Check check = new R11FlagsCheck();

    private TruthTable table() {
        TruthTable table = new TruthTable(check);
        for (long flags : FLAGS) {
            table.row(States.withFlags(flags, flags), true);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                long other = flags ^ 1L << bit;
                table.row(States.withFlags(other, flags), false).row(States.withFlags(flags, other), false)
                        .row(States.withFlags(other, other), true);
            }
        }
        return table;
    }

    @Test
    void oneBitOfDifferenceFailsEvenWhereSysretWouldNotLoadIt() {
        table().holdsInEveryRow();
    }

    @Test
    void anyTwoValuesAreComparedWhole() {
        long seed = 20150618;
        Random random = new Random(seed);
        TruthTable table = new TruthTable(check);
        for (int i = 0; i < 2000; i++) {
            long r11 = random.nextLong();
            long flags = random.nextInt(4) == 0 ? r11 : r11 ^ random.nextInt();
            table.row(States.withFlags(r11, flags), r11 == flags);
        }
        table.holdsInEveryRow();
        table.remediesTurnEveryRow();
    }

    @Test
    void remediesTurnIt() {
        table().remediesTurnEveryRow();
        assertThat(check.remedies(States.withFlags(0x202, 0x602))).containsExactly(
                Remedy.of(DecidingSlot.R11, 0x602), Remedy.of(DecidingSlot.FLAGS, 0x202));
        assertThat(check.remedies(States.PLAIN)).containsExactly(Remedy.of(DecidingSlot.FLAGS, 0x602));
    }

    @Test
    void operandsAreTheTwoSlots() {
        assertThat(check.operands(States.withFlags(0x202, 0x602))).containsExactly(
                new Operand("R11", Optional.of(DecidingSlot.R11), 0x202),
                new Operand("RFLAGS", Optional.of(DecidingSlot.FLAGS), 0x602));
    }
}
