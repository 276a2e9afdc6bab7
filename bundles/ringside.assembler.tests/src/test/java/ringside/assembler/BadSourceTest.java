package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.assembler.program.Layout;
import ringside.assembler.read.SourceReader;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Problem;

/** Every problem names file, line and column and says what was expected. */
class BadSourceTest {

    private static final Map<String, String> INCLUDES = Map.of("broken.s", "nop\n bogus\n", "self.s",
            ".include \"self.s\"\n", "twice.s", ".include \"twice.s\"\n.include \"twice.s\"\n", "open.s", ".if 1\n");

    private static AssemblyException failure(String source) {
        Assembler assembler = new Assembler(Layout.USER, Map.of("GIVEN", 5L),
                file -> Optional.ofNullable(INCLUDES.get(file)));
        AssemblyException failure = catchThrowableOfType(AssemblyException.class,
                () -> assembler.assemble("test.s", source));
        assertThat(failure).as("a problem in %s", source).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mov rax,                 | 1:9: expected a register, a number, a symbol or a memory operand after ',', found the end of the statement
            mov                      | 1:1: 'mov' takes 2 operands, found 0
            mov rax, rbx, rcx        | 1:1: 'mov' takes 2 operands, found 3
            mvo rax, rbx             | 1:1: unknown instruction 'mvo'; did you mean mov
            frobnicate               | 1:1: unknown instruction 'frobnicate'; expected an instruction, a directive or a label followed by ':'
            mov rax, nowhere         | 1:10: undefined symbol 'nowhere'; expected a label or a name given a value by .equ
            here: mov rax, heer      | 1:16: undefined symbol 'heer'; expected a label or a name given a value by .equ; did you mean 'here'?
            mov eax, rbx             | 1:1: the operand sizes do not fit 'mov': found eax (32-bit register), rbx (64-bit register)
            mov [rax], 5             | 1:5: the size of the memory operand is not known; write byte ptr
            int 256                  | 1:5: the value 0x100 does not fit 'int' here; expected a number of 8 bits
            and rax, 0xffffffff      | 1:10: the value 0xffffffff does not fit 'and' here; expected a number of 32 bits with sign
            mov 5, eax               | 1:1: 'mov' cannot take a number, eax (32-bit register)
            mov [rax], [rbx]         | 1:1: 'mov' cannot take memory, memory
            mov ah, sil              | 1:1: ah cannot be used together with r8 to r15, spl, bpl, sil, dil or 64-bit operands
            mov eax, [rcx+ebx]           | 1:15: an address is made of 64-bit general registers; found ebx
            mov eax, [rbx*3]         | 1:14: the scale of an index must be 1, 2, 4 or 8, not 3
            mov eax, [rsp*2]         | 1:11: rsp cannot be an index
            mov eax, [rax+rbx+rcx]   | 1:19: no place for rcx in this address
            mov eax, [rax-rbx]       | 1:14: a register cannot be subtracted in an address
            mov eax, [rax            | 1:14: expected ']' to close the address, found the end of the statement
            mov ecx, [0x123456789]   | 1:10: the value 0x123456789 does not fit in 32 bits with sign
            mov eax, (1+2            | 1:14: expected ')' to close the parenthesis
            mov eax, 1 +             | 1:13: expected a number, a symbol or '(' after '+'
            mov eax, 5/0             | 1:11: division by zero
            mov eax, 0xfg            | 1:10: '0xfg' is not a number of at most 64 bits
            mov eax, 18446744073709551616 | 1:10: '18446744073709551616' is not a number of at most 64 bits
            mov eax, rip             | 1:10: rip cannot be an operand; expected [rip + symbol]
            mov eax, 5 6             | 1:12: expected the end of the statement or ',' after the operand, found '6'
            mov eax, not 5           | 1:10: 'not' is an operator word of GNU as, not a symbol; write '~'
            mov eax, dword [rbx]     | 1:16: expected 'ptr' after 'dword'
            mov eax, dword ptr 5     | 1:10: a number is not a place in memory; put the address in brackets
            mov eax, cl:[rbx]        | 1:10: expected a segment register before ':'
            mov eax, @               | 1:10: expected a register, a number, a symbol or a memory operand after ',', found '@'
            call eax                 | 1:1: the operand sizes do not fit 'call': found eax (32-bit register); expected 64-bit register or memory
            jmp 1f                   | 1:5: there is no label '1:' after this line
            jmp 1b                   | 1:5: there is no label '1:' before this line
            int 300                  | 1:5: the value 0x12c does not fit 'int' here; expected a number of 8 bits
            lock nop                 | 1:6: 'lock' needs an instruction that changes memory
            rax: nop                 | 1:1: 'rax' is a register and cannot be used as a symbol here
            GIVEN: nop               | 1:1: 'GIVEN' is defined already, it is a predefined symbol
            .equ a, b; .equ b, a; .quad a | 1:9: the symbol
            .skip later; .equ later, 5    | 1:7: expected a number that is known at this line after .skip
            .skip 0x1000001          | 1:1: expected a count of 0 to 16777216 (16 MiB) after .skip, found 16777217
            .skip -1                 | 1:1: expected a count of 0 to 16777216
            .align 3                 | 1:1: an alignment must be a power of two
            .byte 256                | 1:7: the value 0x100 does not fit in 8 bits; expected -0x80 to 0xff
            .quad 1,,2               | 1:9: expected a number, a symbol or '(' after ','
            .ascii 5                 | 1:8: expected a string in double quotes after .ascii, found '5'
            .ascii "abc              | 1:8: the string has no closing '"'
            .bogus                   | 1:1: unknown directive '.bogus'; it is not part of the listing dialect
            .quat 5                  | 1:1: unknown directive '.quat'; did you mean .quad?
            .section .init           | 1:10: expected .text, .data, .bss or .rodata after .section
            .equ x 5                 | 1:8: expected ',' after the symbol x
            .bss; nop                | 1:7: an instruction cannot stand in .bss; write .text above it
            .bss; .quad 5            | 1:7: .bss holds zeros only
            .org .-5                 | 1:6: the target of .org lies before this place
            .if 1                    | 1:1: this .if has no .endif
            .endif                   | 1:1: .endif without .if
            .else                    | 1:1: .else without .if
            .include "none.s"        | 1:10: the file "none.s" to include was not found
            .include none            | 1:10: expected a file name in double quotes after .include, found 'none'
            nop /* comment           | 1:5: this comment has no end: '*/' is expected
            nop § nop                | 1:5: unexpected character '§'
            .code16                  | 1:1: unknown directive '.code16'; did you mean .code32?
            .code32 7                | 1:9: expected the end of the statement after .code32, found '7'
            .code32; push rax        | 1:15: rax is no register of 32-bit code; write .code64 above 64-bit code
            .code32; mov r8d, 1      | 1:14: r8d is no register of 32-bit code; write .code64 above 64-bit code
            .code32; swapgs          | 1:10: 'swapgs' is no instruction of 32-bit code; .code32 and .code64 choose the width
            .code32; mov eax, [rbx]  | 1:20: an address is made of 32-bit general registers; found rbx
            pushfd                   | 1:1: 'pushfd' is no instruction of 64-bit code; .code32 and .code64 choose the width
            5 nop                    | 1:1: expected an instruction, a directive or a label, found '5'
            """)
    void aProblemSaysWhereAndWhat(String source, String message) {
        assertThat(failure(source).problems().get(0).toString()).contains("test.s:" + message);
    }

    @Test
    void invisibleCharactersAreNamedByTheirNumber() {
        assertThat(failure("nop\n\ufeffnop").getMessage()).startsWith("test.s:2:1: unexpected character U+FEFF;");
        assertThat(failure("nop\u00a0 #").getMessage()).startsWith("test.s:1:4: unexpected character U+00A0;");
    }

    @Test
    void aLabelDefinedTwiceNamesTheFirstLine() {
        assertThat(failure("twice: nop\nnop\n  twice: ret\n").problems()).extracting(Problem::toString)
                .containsExactly("test.s:3:3: 'twice' is defined already, in test.s line 1; choose another name");
    }

    @Test
    void allProblemsAreReportedInTheOrderOfTheSource() {
        assertThat(failure("nop\nmov rax, one\nbogus\n.byte 300\nmov rax, two\n").problems())
                .extracting(Problem::line).containsExactly(2, 3, 4, 5);
    }

    @Test
    void notMoreThanAHundredProblemsAreReported() {
        assertThat(failure("bogus\n".repeat(5000)).problems()).hasSize(100);
    }

    @Test
    void aProblemInAnIncludedFileNamesThatFile() {
        assertThat(failure("nop\n.include \"broken.s\"\n").problems().get(0).toString())
                .startsWith("broken.s:2:2: unknown instruction 'bogus'");
    }

    @Test
    void filesThatIncludeThemselvesAreStopped() {
        assertThat(failure(".include \"self.s\"").getMessage())
                .contains("self.s:1:10: more than 16 files include each other");
        assertThat(failure(".include \"twice.s\"").problems()).isNotEmpty();
    }

    @Test
    void anIfEndsInTheFileWhereItStarts() {
        assertThat(failure(".include \"open.s\"\n.endif\n").problems()).extracting(Problem::toString)
                .containsExactly("open.s:1:1: this .if has no .endif", "test.s:2:1: .endif without .if");
    }

    @Test
    void sourcesAndSectionsHaveALimit() {
        assertThat(failure("#".repeat(SourceReader.LARGEST_FILE + 1)).getMessage())
                .isEqualTo("test.s:1:1: the source is larger than 1 MiB");
        assertThat(failure(".skip 0x1000000\n.skip 1\n").getMessage())
                .isEqualTo("test.s:2:1: the section .text would become larger than 16 MiB");
        assertThat(failure("nop\n.align 4096\n".repeat(5000)).getMessage()).contains("is larger than 16 MiB");
    }

    @Test
    void deepNestingIsStopped() {
        assertThat(failure("mov rax, " + "(".repeat(100_000)).getMessage()).contains("nested more than 200 deep");
        assertThat(failure("mov rax, " + "-".repeat(100_000) + "5").getMessage()).contains("nested more than 200");
        assertThat(failure("mov rax, x" + "+x".repeat(100_000)).getMessage()).contains("nested more than 200");
        assertThat(failure("mov rax, [rax]" + "[x]".repeat(100_000)).getMessage()).contains("nested more than 200");
        assertThat(failure(".if 1\n".repeat(1000)).getMessage()).contains("more than 100 nested .if");
    }

    @Test
    void longChainsOfDefinitionsAreStopped() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            chain.append(".equ a%d, a%d+a%d\n".formatted(i, i + 1, i + 1));
        }
        assertThat(failure(chain + ".quad a0\n").problems()).isNotEmpty();
        assertThat(failure(chain + "a20000 = 1\n mov rax, a0\n").getMessage()).contains("nested more than 200");
    }
}
