package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.States;

/** LIMIT at both widths of an address, by every bit. */
class LimitCheckTest {

    private static final long PAGE = 0x1000;

    static Stream<ReturnAddress> processors() {
        return Stream.of(Addresses.PROCESSORS);
    }

    private static long limit(ReturnAddress processor) {
        return (1L << processor.bits() - 1) - PAGE;
    }

    private static TruthTable table(ReturnAddress processor) {
        TruthTable table = new TruthTable(new LimitCheck(processor, limit(processor)));
        for (long ip : Addresses.all()) {
            boolean below = Long.compareUnsigned(ip, limit(processor)) < 0;
            table.row(Addresses.state(ip, true), below).row(Addresses.state(ip, false), below);
        }
        return table;
    }

    @ParameterizedTest
    @MethodSource("processors")
    void onlyWhatLiesBelowTheLimitWithoutSignHolds(ReturnAddress processor) {
        table(processor).holdsInEveryRow();
    }

    @ParameterizedTest
    @MethodSource("processors")
    void anyLimitIsOneAtWhichItChanges(ReturnAddress processor) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            Check check = new LimitCheck(processor, 1L << bit);
            assertThat(check.holds(States.withAddress((1L << bit) - 1))).as("below bit %d", bit).isTrue();
            assertThat(check.holds(States.withAddress(1L << bit))).as("bit %d", bit).isFalse();
            assertThat(check.addressEdges()).containsExactly(1L << bit);
        }
    }

    @ParameterizedTest
    @MethodSource("processors")
    void remediesTurnItAndLeaveRcxEqualIfItWas(ReturnAddress processor) {
        table(processor).remediesTurnEveryRow();
        Check check = new LimitCheck(processor, limit(processor));
        long first = 1L << processor.bits() - 1;
        assertThat(check.remedies(States.withAddress(-1)))
                .containsExactly(Remedy.of(DecidingSlot.IP, 0x401000, DecidingSlot.CX, 0x401000));
        assertThat(check.remedies(Addresses.state(-1, false))).containsExactly(Remedy.of(DecidingSlot.IP, 0x401000));
        assertThat(check.remedies(States.PLAIN))
                .containsExactly(Remedy.of(DecidingSlot.IP, first, DecidingSlot.CX, first));
    }

    @Test
    void operandsAreTheSlotAndTheLimit() {
        assertThat(new LimitCheck(Addresses.PROCESSORS[0], 0x7ffffffff000L).operands(States.PLAIN)).containsExactly(
                new Operand("RIP", Optional.of(DecidingSlot.IP), 0x40100a),
                new Operand("limit", Optional.empty(), 0x7ffffffff000L));
    }
}
