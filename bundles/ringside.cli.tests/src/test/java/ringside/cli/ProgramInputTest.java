package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs as people write them: syntax, endings, dialects, listings, and what they write to the console. */
class ProgramInputTest {

    private static final String ATT = """
            # getpid
            _start: movq    $39, %rax
                    syscall
                    movq    %rax, %rbx
                    hlt
            """;
    private static final String INTEL = """
            _start: mov rax, 39
                    syscall
                    mov rbx, rax
                    hlt
            """;
    private static final String HELLO = """
            .intel_syntax noprefix
            _start:
                mov rax, 1
                mov rdi, 1
                lea rsi, [rip+text]
                mov rdx, 7
                syscall
                mov rax, 1
                mov rdi, 3
                syscall
                mov rax, 63
                syscall
                hlt
            .data
            text: .ascii "a\\"\\tb\\n\\033\\377"
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.s", "a.S", "a.asm", "a.txt"})
    void theSameProgramRunsInEitherSyntaxFromFilesOfManyNames(String name) throws IOException {
        Ran att = Ran.command("run", file(name, ATT), "--format", "jsonl");
        Ran intel = Ran.command("run", file(name, INTEL), "--format", "jsonl");
        assertThat(att.status()).as(att.err()).isZero();
        assertThat(att.lines()).hasSameSizeAs(intel.lines());
        assertThat(att.lines().get(att.lines().size() - 1)).isEqualTo(intel.lines().get(intel.lines().size() - 1));
        assertThat(att.lines().get(0)).contains("\"text\":\"movq $39, %rax\"");
        assertThat(intel.lines().get(0)).contains("\"text\":\"mov rax, 39\"");
    }

    @Test
    void everyListingIsShownInTheSyntaxAskedFor() throws IOException {
        for (String program : List.of(file("att.s", ATT), file("intel.s", INTEL))) {
            String att = Ran.command("run", program, "--syntax", "att", "--kernel", "v6.8").out();
            assertThat(att).contains("movq $39, %rax", "pushq %rax", "movq %rsp, %rdi", "movq %rax, %rbx")
                    .doesNotContain("mov rdi");
            String intel = Ran.command("run", program, "--syntax", "intel", "--kernel", "v6.8").out();
            assertThat(intel).contains("mov rax, 39", "push rax", "mov rbx, rax").doesNotContain("%");
        }
        assertThat(Ran.command("run", "s01-plain-getpid", "--syntax", "masm").status()).isEqualTo(2);
    }

    @Test
    void standardInputIsToldByItsContent() throws IOException {
        Ran program = Ran.withInput(ATT, "run", "-", "--format", "jsonl");
        assertThat(program.status()).as(program.err()).isZero();
        assertThat(program.out()).contains("\"text\":\"syscall\"");
        String scenario = "<?xml version=\"1.0\"?><nonsense/>";
        assertThat(Ran.withInput(scenario, "run", "-").err()).contains("standard input:1:");
        assertThat(Ran.withInput("mov rax, [\n", "run", "-").err()).startsWith("standard input:1:11: ");
        assertThat(Ran.command("run", file("scenario.txt", scenario)).status()).isEqualTo(3);
    }

    @Test
    void problemsNameFileLineAndColumnOfTheProgramAsItWasWritten() throws IOException {
        Ran ran = Ran.command("run", file("bad.s", "_start: movq $1, %rax\n  movq %rbx %rcx\n"));
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("bad.s:2:13: expected the end of the statement or ',' after the operand");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a.asm | section .text | nasm", "a.asm | main PROC | masm",
        "a.c.txt | int main(void) { return 0; } | C source"})
    void otherDialectsAreNamed(String name, String text, String dialect) throws IOException {
        Ran ran = Ran.command("run", file(name, text + "\n"));
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err().strip()).contains(name + ":1:1: ", dialect).doesNotContain("\n");
    }

    @Test
    void theListingOfADisassemblerRunsAtItsAddresses() throws IOException {
        Ran ran = Ran.command("run", "--format", "jsonl", file("dump.txt", """
                0000000000601000 <main>:
                  601000:\tb8 27 00 00 00       \tmov    $0x27,%eax
                  601005:\t0f 05                \tsyscall
                  601007:\tf4                   \thlt
                """));
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.lines().get(0)).contains("\"routine\":\"main\",\"rip\":\"0x601000\"");
        assertThat(ran.out()).contains("\"rax\":\"0x1092\"");
    }

    @Test
    void aProgramSaysItselfWhereItBeginsIfThereIsPlace() throws IOException {
        assertThat(Ran.command("run", file("low.s", "#@ text 0x10000\n_start: nop\nhlt\n")).out())
                .contains("0x10000 ");
        for (String address : List.of("0x0", "0xffffffff81000000", "0x7ffffffdd000", "0x7ffff7fe0000", "0x410000")) {
            Ran ran = Ran.command("run", file("bad.s", "#@ text " + address + "\n_start: nop\nhlt\n.data\n.byte 1\n"));
            assertThat(ran.status()).as(address).isEqualTo(3);
            assertThat(ran.err()).contains("there is no place for .text at " + address);
        }
    }

    @Test
    void whatAProgramWritesIsShown() throws IOException {
        String program = file("hello.s", HELLO);
        Ran text = Ran.command("run", program);
        assertThat(text.out()).contains("* The program writes to descriptor 1: \"a\\\"\\tb\\n\\x1b\ufffd\"\n",
                "* descriptor 3 is not open for writing: the model has 1 and 2",
                "* the model has no body for system call 63");
        Ran jsonl = Ran.command("run", program, "--format", "jsonl");
        assertThat(jsonl.out()).contains("{\"event\":\"output\",\"fd\":1,\"text\":\"a\\\"\\tb\\n\\u001b\ufffd\"}\n",
                "{\"event\":\"note\"", "the model has no body for system call 63");
    }
}
