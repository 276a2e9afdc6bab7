package ringside.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class U64Test {

    @ParameterizedTest
    @CsvSource({"0,0x0", "1,0x1", "255,0xff", "4198400,0x401000", "-1,0xffffffffffffffff",
        "-9223372036854775808,0x8000000000000000", "9223372036854775807,0x7fffffffffffffff",
        "-2130706432,0xffffffff81000000"})
    void writesLowerCaseHexadecimalWithoutLeadingZeros(long value, String text) {
        assertThat(U64.format(value)).isEqualTo(text);
        assertThat(U64.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0X00FF,255", "4198400,4198400", "-1,-1", "18446744073709551615,-1", "-0,0",
        "0x0000000000000000ffffffffffffffff,-1",
        "00012,12", "-9223372036854775808,-9223372036854775808", "9223372036854775808,-9223372036854775808"})
    void readsHexadecimalDecimalAndNegativeNumbers(String text, long value) {
        assertThat(U64.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0x", "-", "+1", " 1", "1 ", "0xg", "1e9", "1.0", "--1", "-0x1", "0x-1", "١٢",
        "0b11", "1_0", "0x 1",
        "user.rip", "１", "0xａ"})
    void refusesWhatIsNoNumberAndSaysWhatIsAccepted(String text) {
        assertThatThrownBy(() -> U64.parse(text)).isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("is not a number").hasMessageContaining(U64.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551616", "-9223372036854775809", "0x10000000000000000",
        "99999999999999999999999999999999999999999999999999999999999999999"})
    void refusesWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> U64.parse(text)).isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("does not fit 64 bits").hasMessageContaining(U64.ACCEPTED);
    }

    @Test
    void shortensLongTextsInMessages() {
        assertThatThrownBy(() -> U64.parse("x".repeat(100_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void readsBackWhatItWritesInAllThreeForms() {
        long seed = 64;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >>> random.nextInt(64);
            assertThat(U64.parse(U64.format(value))).as("seed %d, turn %d", seed, i).isEqualTo(value);
            assertThat(U64.parse(Long.toUnsignedString(value))).as("seed %d, turn %d", seed, i).isEqualTo(value);
            assertThat(U64.parse(Long.toString(value))).as("seed %d, turn %d", seed, i).isEqualTo(value);
        }
    }

    @Test
    void isTheTextFormOfTheDataTypeInTheModel() {
        RingsidePackage model = RingsidePackage.eINSTANCE;
        assertThat(EcoreUtil.convertToString(model.getU64(), -1L)).isEqualTo("0xffffffffffffffff");
        assertThat(EcoreUtil.createFromString(model.getU64(), "0xffffffff81000000")).isEqualTo(0xffff_ffff_8100_0000L);
        assertThatThrownBy(() -> EcoreUtil.createFromString(model.getU64(), "0xg"))
                .isInstanceOf(NumberFormatException.class);
    }
}
