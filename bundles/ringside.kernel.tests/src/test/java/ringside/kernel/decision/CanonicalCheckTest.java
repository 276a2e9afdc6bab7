package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.States;

/** CANONICAL in both its forms, at both widths of an address, by every bit. */
class CanonicalCheckTest {

    private static final long FIRST_48 = 1L << 47;
    private static final long FIRST_57 = 1L << 56;

    /**
     * @param kept     bits that the kernel keeps
     * @param userHalf the form of 4.0 and 4.1
     */
    record Form(ReturnAddress processor, int kept, boolean userHalf) {

        Check check() {
            return new CanonicalCheck(processor, kept, userHalf);
        }

        /** The upper bits, counted: none set, or all set. */
        boolean holds(long ip) {
            int set = Long.bitCount(ip >>> kept - 1);
            return set == 0 || !userHalf && set == Long.SIZE - kept + 1;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(Addresses.PROCESSORS).flatMap(processor -> Stream.of(48, 57)
                .filter(kept -> kept <= processor.bits())
                .flatMap(kept -> Stream.of(new Form(processor, kept, false), new Form(processor, kept, true))));
    }

    private static TruthTable table(Form form) {
        TruthTable table = new TruthTable(form.check());
        for (long ip : Addresses.all()) {
            table.row(Addresses.state(ip, true), form.holds(ip)).row(Addresses.state(ip, false), form.holds(ip));
        }
        return table;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theUpperBitsAreAllAlikeOrInTheOldFormAllZero(Form form) {
        table(form).holdsInEveryRow();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void remediesTurnItAndLeaveRcxEqualIfItWas(Form form) {
        table(form).remediesTurnEveryRow();
        Remedy good = Remedy.of(DecidingSlot.IP, 0x401000, DecidingSlot.CX, 0x401000);
        long first = form.processor().bits() == 48 ? FIRST_48 : FIRST_57;
        assertThat(form.check().remedies(States.withAddress(1L << 60))).containsExactly(good);
        assertThat(form.check().remedies(Addresses.state(1L << 60, false)))
                .containsExactly(Remedy.of(DecidingSlot.IP, 0x401000));
        assertThat(form.check().remedies(States.PLAIN))
                .containsExactly(Remedy.of(DecidingSlot.IP, first, DecidingSlot.CX, first));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itChangesItsMindAtItsEdgesAndNowhereElse(Form form) {
        List<Long> edges = form.check().addressEdges();
        assertThat(edges).allMatch(edge -> form.check().holds(States.withAddress(edge)) != form.check().holds(States
                .withAddress(edge - 1)));
        assertThat(edges).hasSize(form.userHalf() ? 1 : 2);
    }

    @Test
    void operandsAreTheSlotAndWhatItIsComparedWith() {
        ReturnState state = States.withAddress(FIRST_48);
        Operand ip = new Operand("RIP", Optional.of(DecidingSlot.IP), FIRST_48);
        assertThat(new CanonicalCheck(Addresses.PROCESSORS[0], 48, false).operands(state)).containsExactly(ip,
                new Operand("RIP sign-extended", Optional.of(DecidingSlot.IP), -FIRST_48));
        assertThat(new CanonicalCheck(Addresses.PROCESSORS[0], 48, true).operands(state)).containsExactly(ip,
                new Operand("limit", Optional.empty(), FIRST_48));
    }

    @Test
    void theSentenceCountsTheBitsOfTheKernel() {
        Check four = new CanonicalCheck(Addresses.PROCESSORS[0], 48, false);
        assertThat(new CheckWords(four, States.withAddress(1L << 50)).text(CheckText.SENTENCE)).isEqualTo("RIP slot "
                + "0x4000000000000 is not canonical: bits 63 to 47 are not all alike (copying bit 47 upwards gives "
                + "0x0).");
        assertThat(new CheckWords(four, States.withAddress(1L << 50)).text(CheckText.HAZARD))
                .startsWith("This address is not canonical");
    }
}
