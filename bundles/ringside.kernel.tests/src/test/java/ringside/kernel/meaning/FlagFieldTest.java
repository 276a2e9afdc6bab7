package ringside.kernel.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import ringside.machine.state.Flag;

/** A named part of RFLAGS is found by its name and taken out of a word of flags. */
class FlagFieldTest {

    @Test
    void everyFieldIsCutOutOfAWordWhole() {
        for (Flag flag : Flag.values()) {
            FlagField field = FlagField.named(flag.name().toLowerCase(Locale.ROOT)).orElseThrow();
            assertThat(field).isEqualTo(new FlagField(flag.name(), flag.bit(), flag.width()));
            assertThat(field.in(flag.mask())).as(flag.name()).isEqualTo((1L << flag.width()) - 1);
            assertThat(field.in(~flag.mask())).as(flag.name()).isZero();
        }
    }

    @Test
    void thePrivilegeOfPortsIsATwoBitNumber() {
        FlagField iopl = FlagField.named("IOPL").orElseThrow();
        assertThat(iopl.in(0x3202)).isEqualTo(3);
        assertThat(iopl.in(0x1202)).isEqualTo(1);
    }

    @Test
    void anotherNameIsNoField() {
        assertThat(FlagField.named("QF")).isEmpty();
    }
}
