package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;

class AttSyntaxTest {

    private static final String HEAD = """
                    .att_syntax prefix
                    .file "odd.c"
                    .section .text.startup,"ax",@progbits
                    .globl _start
                    .type _start, @function
            _start: .cfi_startproc
            """;
    private static final String TAIL = """
                    .cfi_endproc
                    .size _start, .-_start
                    .ident "none"
                    .data
            place:  .quad 0
                    .section .note.GNU-stack,"",@progbits
            """;

    /** What students and compilers write beside the regular forms; the whole of it against GNU as. */
    private static final String ODD = """
            mov %rax, %rbx
            mov $5, %al
            mov $0x123456789abcdef0, %rax
            movq $0x123456789abcdef0, %rax
            movabsq $5, %r8
            movabs $place, %r8
            mov place, %rax
            mov 0x1000, %eax
            mov place(%rip), %rax
            mov 8(%rip), %rax
            mov place+8-4(%rip), %rax
            mov (%rax,%rbx), %ecx
            mov (,%rbx,4), %ecx
            mov (%rax,%rbx,), %ecx
            mov -8(%rbp,%rcx,8), %ecx
            mov (1+2)*4(%rsp), %ecx
            mov (0x1000), %ecx
            mov %gs:0x10, %rax
            mov %fs:(%rdi), %rax
            mov %fs:place(,%rdi,2), %rax
            movzbl %al, %ecx
            movzb %al, %cx
            movzwq (%rsi), %rcx
            movzx %al, %ecx
            movzx (%rsi), %ecx
            movsbw %al, %cx
            movslq %eax, %rcx
            movsl %eax, %rcx
            movsbl (%rsi), %ecx
            movsx %ax, %ecx
            cbtw
            cwtl
            cltq
            cwtd
            cltd
            cqto
            incl (%rax)
            decb %al
            negq 8(%rax)
            imul $3, %rax
            imulq $300, %rax, %rbx
            imul (%rax), %ebx
            shl %eax
            shlq $3, (%rax)
            sarb %cl, %al
            rolw (%rax)
            btsl $3, (%rax)
            bt %eax, (%rbx)
            xchg %rax, %rbx
            xchg %ax, %ax
            xchgl %ecx, (%rdx)
            test %eax, (%rbx)
            testb $1, (%rbx)
            push $5
            pushq $-1
            pushq place(%rip)
            push %rax
            popq (%rax)
            pushfq
            popf
            call _start
            callq _start
            call *%rax
            callq *(%rax)
            call *place(,%rax,8)
            call *%gs:place
            jmp _start
            jmp *%rax
            jmpq *8(%rax)
            jne 1f
            1: jmp 1b
            ret
            retq
            ret $8
            lret
            lretq
            leaveq
            iretq
            sysretq
            sysretl
            int $0x80
            int $3
            cmove %eax, %ebx
            cmovl %eax, %ebx
            cmovll %eax, %ebx
            cmovneq (%rax), %rbx
            sete %al
            setnbe (%rax)
            bswapl %eax
            leaq 8(%rsp,%rax), %rdi
            lea place(%rip), %rdi
            nopw 0(%rax,%rax,1)
            nopl (%rax)
            mov %cr3, %rax
            movq %rax, %cr3
            movw %ds, %ax
            movl %eax, %ds
            mov %ds, (%rax)
            lock addl $1, (%rax)
            addl $'a', %eax
            addl $'a, %eax
            movb $'\\n', %al
            cmpq $place, %rax
            subq $1b-_start, %rax
            movl $~5, %eax
            movl $-(5+3), %eax
            andl $~0x200 & 0xffff, %eax
            movq $-4096, %rax /* C */
            """;

    @Test
    void oddFormsHaveTheBytesOfGnuAs() throws AssemblyException {
        GnuAs.Comparison comparison = new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE).compare("odd.s",
                HEAD.replace(".section .text.startup,\"ax\",@progbits", ".text") + ODD + TAIL);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.lines()).isGreaterThan(100);
    }

    @Test
    void directivesSwitchTheSyntaxAnywhere() throws AssemblyException {
        String source = """
                .intel_syntax noprefix
                .macro keep register
                push \\register
                .endm
                _start: mov rax, [rsp+8]
                keep rbx
                .att_syntax
                .macro give register, by=$8
                addq \\by, \\register
                pushq \\register
                .endm
                movq 8(%rsp), %rax
                give %rcx
                give %rdx, $1
                .att_syntax noprefix
                movq 8(rsp), rax
                .intel_syntax prefix
                mov %rax, qword ptr [%rsp+%rcx*8]
                .intel_syntax noprefix
                pushq rax
                popq rbx
                movq rax, [rbx]
                hlt
                """;
        GnuAs.Comparison comparison = new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE).compare("both.s", source);
        assertThat(comparison.differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"movq $39, %rax", "  syscall\n  leaq here(%rip), %rcx", "push $5", "call *%rax",
        ".macro m a\n mov %\\a, %\\a\n.endm", "/* x */ addl $x, y", "int $0x80 # .intel_syntax"})
    void programsWithRegistersBehindPercentOrNumbersBehindDollarAreInAttSyntax(String source) {
        assertThat(Syntax.of(source)).isEqualTo(Syntax.ATT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mov rax, 39", "syscall\nhlt", ".intel_syntax noprefix\nmov %rax, 5", "jmp $", "jmp $+2",
        ".equ x, 7 % 3", "mov eax, 7 %cl_", ".ascii \"%rax $5\"", "nop # movq $5, %rax", ".att_syntax\nmovq $5, %rax"})
    void othersAreInIntelSyntaxUpToADirective(String source) {
        assertThat(Syntax.of(source)).isEqualTo(Syntax.INTEL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "movl %rax, %ebx | 2:2: the operand sizes do not fit 'movl', whose suffix asks for 32-bit operands: found "
                + "%rax (64-bit register), %ebx (32-bit register)",
        "mov rax, %rbx | 2:6: 'rax' is a register and cannot be used as a symbol here; write %rax",
        "add $1, (%rax) | 2:10: the size of the memory operand is not known; give the instruction a suffix: addb,",
        "movq %raz, %rbx | 2:7: there is no register '%raz'; did you mean %rax?",
        "mov %rax $5 | 2:11: expected the end of the statement or ',' after the operand, found '$'",
        "lea (%rax,%rsp), %rcx | 2:12: rsp cannot be an index",
        "lea (%rax,%rbx,3), %rcx | 2:12: the scale of an index must be 1, 2, 4 or 8, not 3",
        "lea (%rax,5), %rcx | 2:12: expected a register such as %rax after ',', found '5'",
        "mov [rax], %rbx | 2:6: expected %register, $number, a symbol or displacement(%base, %index, scale)",
        "movl $1, %al | 2:2: the operand sizes do not fit 'movl', whose suffix asks for 32-bit operands: found a number,",
        "int 0x80 | 2:2: 'int' cannot take memory; expected number",
        "movq %rip, %rax | 2:7: %rip cannot be an operand; expected symbol(%rip)",
        "mov %rax, $5 | 2:2: 'mov' cannot take %rax (64-bit register), a number"})
    void problemsAreToldInWordsOfTheSyntax(String statement, String message) {
        assertThatThrownBy(() -> new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE)
                .assemble("bad.s", ".att_syntax\n " + statement + "\n"))
                .isInstanceOf(AssemblyException.class).hasMessageStartingWith("bad.s:" + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "mov rax, qword ptr gs:[0x10] | movq %gs:0x10, %rax",
        "mov [rsp+SLOT+8], r11 | movq %r11, SLOT+8(%rsp)",
        "mov r11, [rsp+rcx*8-16] | movq -16(%rsp,%rcx,8), %r11",
        "jne place | jne place",
        "1: jmp 1b | jmp 1b",
        "lea rcx, [rip+place] | leaq place(%rip), %rcx",
        "cmp dword ptr [rip+place], 39 | cmpl $39, place(%rip)",
        "mov eax, SLOT+~7 | movl $SLOT+(~7), %eax",
        "mov rdi, offset place | movq $place, %rdi",
        "lock bts dword ptr [rax], 3 | lock btsl $3, (%rax)",
        "call [rax] | call *(%rax)",
        "movzx eax, byte ptr [rbx] | movzbl (%rbx), %eax",
        "sysretd | sysretl",
        "push 5 | pushq $5"})
    void intelListingsAreShownInAttSyntax(String intel, String att) throws AssemblyException {
        Program program = new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE).assemble("a.s",
                ".equ SLOT, 0x50\nplace: " + intel + "\n");
        Line line = program.lines().get(1);
        assertThat(line.code(Syntax.ATT)).isEqualTo(att);
        assertThat(line.code(Syntax.INTEL)).isEqualTo(intel.replaceFirst("^1: ", ""));
    }
}
