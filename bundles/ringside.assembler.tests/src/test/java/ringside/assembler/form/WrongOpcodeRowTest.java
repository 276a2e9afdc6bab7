package ringside.assembler.form;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.words.LibraryFileException;

/** What is said about a row of the table of instructions that is wrong. */
class WrongOpcodeRowTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            xadd rm, r 0f c1~17: mnemonic | operands | encoding was expected
            xadd | rm, r~13: mnemonic | operands | encoding was expected
            xadd | rm, q | 0f c1 /r~12: 'q' stands where an operand was expected; did you mean
            xadd | rm23, r | 0f c1 /r~8: 'rm23' stands where an operand was expected; did you mean rm32
            xadd | rm, r | 0f g1 /r~19: 'g1' stands where a byte or a word of the encoding was expected; the head of
            xadd | rm, r | 0f c1 /9~22: '/9' stands where a byte or a word of the encoding was expected; did you mean /
            xadd | rm, r | 0f c1+m~19: 'c1+m' stands where a byte or a word of the encoding was expected
            xadd | rm, r | rxew 0f c1~16: 'rxew' stands where a byte or a word of the encoding was expected; did you mean rexw?
            xadd | rm, r |~15: the bytes of the instruction were expected
            """)
    void whatIsWrongIsSaidWithLineAndColumn(String text, String message) {
        OpcodeRow row = new OpcodeRow(7, text);
        assertThatThrownBy(() -> {
            row.names();
            new FormReader(row, 0).read("xadd");
        }).isInstanceOf(LibraryFileException.class).hasMessageStartingWith("opcodes.table:7:" + message);
    }
}
