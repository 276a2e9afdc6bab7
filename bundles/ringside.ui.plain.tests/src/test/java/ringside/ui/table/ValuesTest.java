package ringside.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How values are written. */
class ValuesTest {

    private static final long SEED = 20261130;

    @ParameterizedTest
    @CsvSource({"0,0000_0000_0000_0000,0x0,' 00000000'", "401000,0000_0000_0040_1000,0x401000,' 00401000'",
        "ffffffff81800000,ffff_ffff_8180_0000,0xffffffff81800000,\u202681800000"})
    void allDigitsFewDigitsAndAddresses(String value, String grouped, String brief, String address) {
        long number = Long.parseUnsignedLong(value, 16);
        assertThat(Values.grouped(number)).isEqualTo(grouped);
        assertThat(Values.brief(number)).isEqualTo(brief);
        assertThat(Values.address(number)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"7fffffffe000,7fffffffdff8,\u2026e000", "202,302,0x202", "0,ffffffffffffffff,0x0",
        "ffffffff81800022,ffffffff81800044,\u20260022"})
    void theOldValueIsWrittenAsFarUpAsItDiffers(String old, String now, String words) {
        assertThat(Values.difference(Long.parseUnsignedLong(old, 16), Long.parseUnsignedLong(now, 16)))
                .isEqualTo(words);
    }

    /** Whatever is left out of the old value is the same in the new one, or zero. */
    @Test
    void nothingIsLeftOutThatDiffers() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            long old = random.nextLong() >>> random.nextInt(64);
            long now = old ^ (random.nextLong() >>> random.nextInt(64) | 1);
            String words = Values.difference(old, now);
            if (words.startsWith("\u2026")) {
                int bits = 4 * (words.length() - 1);
                assertThat(now >>> bits).as("%x %x", old, now).isEqualTo(old >>> bits);
                assertThat(Long.parseUnsignedLong(words.substring(1), 16)).isEqualTo(old & (1L << bits) - 1);
            } else {
                assertThat(Long.parseUnsignedLong(words.substring(2), 16)).isEqualTo(old);
            }
        }
    }

    @Test
    void everyNotationTellsHexDecimalAndBits() {
        assertThat(Values.everyNotation(0x2b)).contains("0x2b", "43", "0010_1011");
        assertThat(Values.everyNotation(-38)).contains("0xffffffffffffffda", "18446744073709551578", "-38");
    }
}
