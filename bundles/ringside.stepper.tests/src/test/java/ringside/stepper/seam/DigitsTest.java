package ringside.stepper.seam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How values are written in the seam. */
class DigitsTest {

    @Test
    void smallValuesAreBriefAndLargeOnesGrouped() {
        assertThat(Digits.of(0)).isEqualTo("0");
        assertThat(Digits.of(0x2b)).isEqualTo("0x2b");
        assertThat(Digits.of(0x401007)).isEqualTo("0040_1007");
        assertThat(Digits.of(0x7ffffffde000L)).isEqualTo("7fff_fffd_e000");
        assertThat(Digits.of(-1)).isEqualTo("ffff_ffff_ffff_ffff");
        assertThat(Digits.tail(0xffffc90000403f58L)).isEqualTo("\u20263f58");
    }

    @Test
    void bothSidesHaveAsManyGroups() {
        assertThat(Digits.grouped(0x202, 2)).isEqualTo("0000_0202");
        assertThat(Digits.grouped(0x202, 4)).isEqualTo("0000_0000_0000_0202");
        assertThat(Digits.grouped(0x7ffffffde000L, 1)).isEqualTo("7fff_fffd_e000");
    }

    @Test
    void theDigitsThatDifferAreFoundBehindGroupsAndPrefix() {
        assertThat(Digits.differing("0000_0602", 0x400)).containsExactly(6);
        assertThat(Digits.differing("0000_0602", 0xf0000)).containsExactly(3);
        assertThat(Digits.differing("0x2b", 0x1f)).containsExactly(2, 3);
        assertThat(Digits.differing("0x2b", 0x800)).isEmpty();
        assertThat(Digits.differing("0040_1007", 0)).isEmpty();
    }

    @Test
    void differingFlagsAreNamed() {
        assertThat(QuestionReader.bits(0x400)).contains("10").contains("DF");
        assertThat(QuestionReader.bits(0x10100)).contains("8, 16").contains("TF, RF");
        assertThat(QuestionReader.bits(0)).isEmpty();
        assertThat(QuestionReader.bits(-1)).contains("64");
    }
}
