package ringside.kernel.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word of flags is read as people copy it, and nothing else is taken for one. */
class PastedWordTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', value = {
        "0x2006|-|2006",
        "  0X2006\t|-|2006",
        "8198|-|2006",
        "0x0000_2006|-|2006",
        "0xffffffffffffffff|-|ffffffffffffffff",
        "18446744073709551615|-|ffffffffffffffff",
        "2006f|-|2006f",
        "0x80UL|-|80",
        "EFLAGS: 00010246|RFLAGS|10246",
        "RFLAGS=0000000000000246|RFLAGS|246",
        "RFL=00000246|RFLAGS|246",
        "eflags         0x246               [ PF ZF IF ]|RFLAGS|246",
        "eflags 0x3202 [ IOPL=3 IF ]|RFLAGS|3202",
        "flags = 128|FLAGS|80",
        "flags = 0x80,|FLAGS|80",
        "syscall_work: 0x21|SYSCALL_WORK|21",
        "thread_info.flags 0x4|FLAGS|4"})
    void isReadAsPeopleCopyIt(String text, FlagsWord word, String hex) {
        assertThat(PastedWord.of(text)).contains(new PastedWord(Optional.ofNullable(word), Long.parseUnsignedLong(hex,
                16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "0x", "_", "0x10000000000000000", "18446744073709551616", "rax: 0x246",
        "0x246 0x247", "-1", "12.5", "0x12g"})
    void nothingElseIsOne(String text) {
        assertThat(PastedWord.of(text)).isEmpty();
    }
}
