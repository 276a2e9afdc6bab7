package ringside.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.kernel.meaning.Meanings;
import ringside.ui.views.Opened;

/** What is offered and explained while a program is typed. */
class ProgramWordsTest {

    private static final String PROGRAM = "again: mov eax, 39\n  sysc\n  jne ag\n  mov rax, r1\n  nop # mo";

    @Test
    void aStatementBeginsWithAnInstruction() {
        assertThat(ProgramWords.proposals(PROGRAM, PROGRAM.indexOf("sysc") + 4)).containsExactly("syscall");
        assertThat(ProgramWords.proposals("x: ", 3)).as("behind a label").contains("mov", "hlt").doesNotContain("rax");
    }

    @Test
    void operandsAreSymbolsOfTheProgramFirstThenRegisters() {
        assertThat(ProgramWords.proposals(PROGRAM, PROGRAM.indexOf("jne ag") + 6)).containsExactly("again");
        assertThat(ProgramWords.proposals(PROGRAM, PROGRAM.indexOf("r1") + 2)).contains("r10", "r15d")
                .doesNotContain("rax");
    }

    @Test
    void nothingIsOfferedInAComment() {
        assertThat(ProgramWords.proposals(PROGRAM, PROGRAM.length())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"syscall | RCX takes the return address",
        "mov rax, 1 | copies the second operand",
        "movq %rax, %rbx | copies the second operand"})
    void anInstructionIsExplained(String line, String part) throws Exception {
        assertThat(ProgramWords.meaning(meanings(), line, 1)).get().asString().contains(part);
    }

    @Test
    void aPartOfARegisterIsExplainedAsThatAndANumberIsNot() throws Exception {
        assertThat(ProgramWords.meaning(meanings(), "mov eax, 39", 5)).get().asString().startsWith("eax")
                .contains("RAX holds the number");
        assertThat(ProgramWords.meaning(meanings(), "mov eax, 39", 9)).isEmpty();
    }

    @Test
    void placesAreFoundForwardsAndBackwardsRoundTheEnds() {
        Places places = new Places("mov\teax\nMOV ebx\nmov eax", "mov eax");
        assertThat(places.count()).isEqualTo(2);
        assertThat(places.from(1)).as("the second").isOne();
        assertThat(places.from(17)).as("round the end").isZero();
        assertThat(places.before(16)).isZero();
        assertThat(places.before(0)).as("round the start").isOne();
        assertThat(new Places("mov", "").count()).isZero();
        assertThat(new Places("mov", "x").from(0)).isEqualTo(-1);
    }

    private static Meanings meanings() throws Exception {
        return Opened.on("seed").meanings();
    }
}
