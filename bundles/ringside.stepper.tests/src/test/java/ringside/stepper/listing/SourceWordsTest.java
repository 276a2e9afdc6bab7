package ringside.stepper.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of a source by kind. */
class SourceWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "loop: mov eax, 39 # the number | LABEL loop, MNEMONIC mov, REGISTER eax, NUMBER 39, COMMENT # the number",
        "cmp qword ptr [rsp+PT_FLAGS], r11 | MNEMONIC cmp, REGISTER rsp, SYMBOL PT_FLAGS, REGISTER r11",
        ".ascii \"a # b\" | DIRECTIVE .ascii, STRING \"a # b\"",
        "movq %gs:0x10, %rax | MNEMONIC movq, REGISTER %gs, NUMBER 0x10, REGISTER %rax",
        "lock inc dword ptr [rdi]; jne loop | MNEMONIC lock, MNEMONIC inc, REGISTER rdi, MNEMONIC jne, SYMBOL loop",
        "push -1 // all bits | MNEMONIC push, NUMBER -1, COMMENT // all bits"})
    void tellsWhatTheWordsAre(String line, String expected) {
        assertThat(SourceWords.spans(line).stream().map(span -> span.kind() + " " + span.of(line).strip()))
                .containsExactly(expected.split(", "));
    }

    @Test
    void aPartOfARegisterLeadsToTheWhole() {
        assertThat(SourceWords.register("eax")).contains("rax");
        assertThat(SourceWords.register("AH")).contains("rax");
        assertThat(SourceWords.register("%r9b")).contains("r9");
        assertThat(SourceWords.register("cs")).contains("cs");
        assertThat(SourceWords.register("loop")).isEmpty();
    }

    @Test
    void symbolsAreLabelsAndNamedValuesInTheirOrder() {
        assertThat(SourceWords.symbols("N = 3\n_start: nop\n .equ M, 4\nend: hlt\nend: hlt # twice: no"))
                .containsExactly("N", "_start", "M", "end");
    }

    @Test
    void knowsInstructionsAndRegistersOfTheAssembler() {
        assertThat(SourceWords.mnemonics()).contains("mov", "syscall", "jne", "jnz").isSorted();
        assertThat(SourceWords.registers()).contains("rax", "al", "cr3").isSorted();
    }
}
