package ringside.assembler.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;

class ProgramTextTest {

    private static final String BYTES = "b8270000000f0548ba8877665544332211e81600000048" + "39c37505660f1f040048"
            + "8d0d080000002e8b4804f4554889e55dc3";

    private static final String OBJDUMP = """

            p:     file format elf64-x86-64


            Disassembly of section .text:

            0000000000401000 <_start>:
              401000:\tb8 27 00 00 00       \tmov    $0x27,%eax
              401005:\t0f 05                \tsyscall
              401007:\t48 ba 88 77 66 55 44 \tmovabs $0x1122334455667788,%rdx
              40100e:\t33 22 11\s
              401011:\te8 16 00 00 00       \tcall   40102c <f>
              401016:\t48 39 c3             \tcmp    %rax,%rbx
              401019:\t75 05                \tjne    401020 <_start+0x20>
              40101b:\t66 0f 1f 04 00       \tnopw   (%rax,%rax,1)
              401020:\t48 8d 0d 08 00 00 00 \tlea    0x8(%rip),%rcx        # 40102f <f+0x3>
              401027:\t2e 8b 48 04          \tcs mov 0x4(%rax),%ecx
              40102b:\tf4                   \thlt

            000000000040102c <f>:
              40102c:\t55                   \tpush   %rbp
              40102d:\t48 89 e5             \tmov    %rsp,%rbp
              401030:\t5d                   \tpop    %rbp
              401031:\tc3                   \tret
            """;

    private static final String GDB = """
            (gdb) x/5i $rip
            => 0x555555555139 <main>:\tpush   %rbp
               0x55555555513a <main+1>:\tmov    %rsp,%rbp
               0x55555555513d <main+4>:\tjmp    0x555555555139 <main>
               0x55555555513f <main+6>:\thlt
            """;

    @Test
    void theBytesOfADisassemblyAreTheProgram() throws AssemblyException {
        ProgramText text = ProgramText.of("p.txt", OBJDUMP, Optional.empty());
        Program program = assembled(text);
        assertThat(hex(program)).isEqualTo(BYTES.replace(" ", ""));
        assertThat(program.segments().get(0).address()).isEqualTo(0x401000);
        assertThat(program.symbols()).containsEntry("_start", 0x401000L).containsEntry("f", 0x40102cL);
        assertThat(program.lines()).anyMatch(line -> line.code().equals("call f")
                && line.number() == 12 + text.added());
    }

    @Test
    void theBytesOfAnIntelDisassemblyWithoutTabsAreTheProgram() throws AssemblyException {
        String intel = OBJDUMP.replace("mov    $0x27,%eax", "mov    eax,0x27").replace("\t", "  ")
                .replace("movabs $0x1122334455667788,%rdx", "movabs rdx,0x1122334455667788")
                .replace("cmp    %rax,%rbx", "cmp    rbx,rax").replace("nopw   (%rax,%rax,1)",
                        "nop    WORD PTR [rax+rax*1]")
                .replace("0x8(%rip),%rcx", "rcx,[rip+0x8]").replace("cs mov 0x4(%rax),%ecx",
                        "cs mov ecx,DWORD PTR [rax+0x4]")
                .replace("%rbp", "rbp").replace("%rsp,rbp", "rbp,rsp");
        Program program = assembled(ProgramText.of("p.txt", intel, Optional.empty()));
        assertThat(hex(program)).isEqualTo(BYTES.replace(" ", ""));
        assertThat(program.lines()).anyMatch(line -> line.code().equals("mov rbp,rsp"));
    }

    @Test
    void aListingOfADebuggerBeginsWhereTheDebuggerStands() throws AssemblyException {
        Program program = assembled(ProgramText.of("g.txt", GDB, Optional.empty()));
        assertThat(hex(program)).isEqualTo("554889e5ebfaf4");
        assertThat(program.entry()).isEqualTo(0x555555555139L);
        String bytes = """
                Dump of assembler code for function main:
                   0x0000555555555139 <+0>:\t55\tpush   %rbp
                   0x000055555555513a <+1>:\t48 89 e5\tmov    %rsp,%rbp
                => 0x000055555555513d <+4>:\teb fa\tjmp    0x555555555139 <main>
                   0x000055555555513f <+6>:\tf4\thlt
                End of assembler dump.
                """;
        Program shown = assembled(ProgramText.of("g.txt", bytes, Optional.empty()));
        assertThat(hex(shown)).isEqualTo("554889e5ebfaf4");
        assertThat(shown.entry()).isEqualTo(0x55555555513dL);
    }

    @Test
    void anObjectFileBeginsWhereProgramsDo() throws AssemblyException {
        Program program = assembled(ProgramText.of("o.txt", """
                0000000000000000 <f>:
                   0:\t90                   \tnop
                   1:\teb fd                \tjmp    0 <f>
                """, Optional.empty()));
        assertThat(program.segments().get(0).address()).isEqualTo(0x401000);
        assertThat(hex(program)).isEqualTo("90ebfd");
    }

    @Test
    void gapsBetweenRoutinesStay() throws AssemblyException {
        Program program = assembled(ProgramText.of("p.txt", """
                0000000000401000 <a>:
                  401000:\t90                   \tnop
                \t...
                0000000000401008 <main>:
                  401008:\tf4                   \thlt
                """, Optional.empty()));
        assertThat(hex(program)).isEqualTo("9000000000000000f4");
        assertThat(program.entry()).isEqualTo(0x401008);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "0x401000 <a>: fnord | 1:1: the instruction 'fnord' is not read, and its bytes are not there",
        "0x401000: jmp 0x401000\\n0x401005: hlt | 1:1: the text of this listing gives other addresses",
        "0xffffffff81000000 <x>: 90 nop | 1:1: the address 0xffffffff81000000 is none of a user program",
        "0x401005: 90 nop\\n0x401000: 90 nop | 2:1: the addresses of the listing do not rise here",
        "0x401000: 90 nop\\n0x701000: 90 nop | 2:1: this is more than 1 MiB behind the first instruction"})
    void listingsThatCannotBeProgramsSayWhy(String listing, String message) {
        refused(listing.replace("\\n", "\n"), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "section .text\\n_start: mov rax, 27h ; getpid | 1:1: this program is in the dialect of nasm ('section .text'"
                + "); expected that of GNU as, which has here '.section .text' or just '.text'",
        "_start: syscall\\n  global _start | 2:3: this program is in the dialect of nasm ('global _start')",
        "_start: syscall\\n msg db 'hello', 10 | 2:2: this program is in the dialect of nasm or masm",
        "_start:\\n mov rax, 27h | 2:2: this program is in the dialect of nasm or masm",
        "_start:\\n syscall ; make the call | 2:2: this program is in the dialect of nasm or masm",
        "bits 64\\nmov rax, 1 | 1:1: this program is in the dialect of nasm ('bits 64')",
        "%define x 5\\nmov rax, x | 1:1: this program is in the dialect of nasm",
        "len equ $-msg | 1:1: this program is in the dialect of nasm",
        ".code\\nmain proc\\n ret\\nmain endp\\nend | 1:1: this program is in the dialect of masm",
        "main PROC\\n ret | 1:1: this program is in the dialect of masm ('main PROC')",
        "#include <stdio.h>\\nint main(void)\\n{ return 0; } | 1:1: this is C source ('#include <stdio.h>')",
        "int main(void) {\\n return 0;\\n} | 1:1: this is C source ('int main(void) {')",
        "static void f(int x) { g(x); } | 1:1: this is C source"})
    void otherDialectsAreNamedInOneLine(String source, String message) {
        refused(source.replace("\\n", "\n"), message);
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> ProgramText.of("f.asm", text, Optional.empty()))
                .isInstanceOf(AssemblyException.class).hasMessageStartingWith("f.asm:" + message)
                .hasMessageNotContaining("\n");
    }

    /** Only what is wrong for GNU as is looked at for another dialect; other faults are the assembler's to tell. */
    @ParameterizedTest
    @ValueSource(strings = {".macro section name\n .data\n.endm\nsection x\n", "_start: nop; nop\n", "mov rax, [rbx\n",
        "1: nop\n2: jmp 1b\n"})
    void otherTextIsLeftAsItIs(String source) throws AssemblyException {
        assertThat(ProgramText.of("a.s", source, Optional.empty())).isEqualTo(new ProgramText(source, 0));
    }

    @Test
    void theSyntaxIsTheOneAskedForIfTheProgramCanBeReadSo() throws AssemblyException {
        String both = "push 5\nhlt\n";
        assertThat(ProgramText.of("a.s", both, Optional.empty()).added()).isZero();
        assertThat(ProgramText.of("a.s", both, Optional.of(Syntax.ATT)).source()).startsWith(".att_syntax prefix\n");
        String intel = "mov rax, 5\n";
        assertThat(ProgramText.of("a.s", intel, Optional.of(Syntax.ATT))).isEqualTo(new ProgramText(intel, 0));
        String att = "movq $5, %rax\n";
        for (Optional<Syntax> asked : List.of(Optional.<Syntax>empty(), Optional.of(Syntax.INTEL),
                Optional.of(Syntax.ATT))) {
            assertThat(ProgramText.of("a.s", att, asked)).isEqualTo(new ProgramText(".att_syntax prefix\n" + att, 1));
        }
    }

    private static Program assembled(ProgramText text) throws AssemblyException {
        return new Assembler(Layout.of(text.source()), Map.of(), SourceLibrary.NONE).assemble("p", text.source());
    }

    private static String hex(Program program) {
        return HexFormat.of().formatHex(program.segments().get(0).bytes());
    }
}
