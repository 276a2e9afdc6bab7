package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ringside.kernel.States;

/** RF_TF by all combinations of RF and TF with every other bit, on either slot. */
class RfTfCheckTest {

    private static final long TF = 1L << 8;
    private static final long RF = 1L << 16;
    private static final long[] PAIRS = {0, TF, RF, RF | TF};

    private static ReturnState with(DecidingSlot judged, long value, long other) {
        return judged == DecidingSlot.R11 ? States.withFlags(value, other) : States.withFlags(other, value);
    }

    private static TruthTable table(DecidingSlot judged) {
        Random random = new Random(20150619);
        TruthTable table = new TruthTable(new RfTfCheck(judged));
        for (long pair : PAIRS) {
            for (long other : PAIRS) {
                for (int bit = 0; bit < Long.SIZE; bit++) {
                    long one = (1L << bit) & ~(RF | TF);
                    for (long rest : new long[] {one, ~one & ~(RF | TF), random.nextLong() & ~(RF | TF)}) {
                        table.row(with(judged, rest | pair, rest | other), pair == 0);
                    }
                }
            }
        }
        return table;
    }

    @ParameterizedTest
    @EnumSource(names = {"R11", "FLAGS"})
    void eitherFlagFailsAndNoOtherBitDoes(DecidingSlot judged) {
        table(judged).holdsInEveryRow();
    }

    @ParameterizedTest
    @EnumSource(names = {"R11", "FLAGS"})
    void remediesTurnItAndLeaveTheTwoSlotsEqualIfTheyWere(DecidingSlot judged) {
        table(judged).remediesTurnEveryRow();
        Check check = new RfTfCheck(judged);
        for (long pair : PAIRS) {
            ReturnState state = States.withFlags(0x202 | pair, 0x202 | pair);
            assertThat(check.remedies(state)).allSatisfy(remedy -> {
                assertThat(remedy.applied(state).r11()).isEqualTo(remedy.applied(state).flags());
                assertThat(remedy.settings()).extracting(Remedy.Setting::slot).hasSameElementsAs(
                        EnumSet.of(DecidingSlot.R11, DecidingSlot.FLAGS));
            });
        }
        assertThat(check.remedies(with(judged, 0x302, 0x202))).containsExactly(Remedy.of(judged, 0x202));
    }

    @ParameterizedTest
    @EnumSource(names = {"R11", "FLAGS"})
    void operandsAreTheSlotJudgedAndTheTwoFlags(DecidingSlot judged) {
        assertThat(new RfTfCheck(judged).operands(with(judged, 0x302, 5))).containsExactly(
                new Operand(judged == DecidingSlot.R11 ? "R11" : "RFLAGS", Optional.of(judged), 0x302),
                new Operand("RF|TF", Optional.empty(), 0x10100));
    }
}
