package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;

/** Code of both widths in one source has the bytes that GNU as gives it. */
class CodeWidthTest {

    private static GnuAs.Comparison compare(String source) throws AssemblyException {
        return new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE)
                .compare("widths", ".intel_syntax noprefix\n" + source);
    }

    @Test
    void theWidthChangesWhereTheDirectiveStands() throws AssemblyException {
        assertThat(compare("""
                start:
                    push 0x23
                    lea rax, [narrow]
                    push rax
                    retfq
                .code32
                narrow:
                    inc eax
                    push eax
                    mov eax, [value]
                    mov [value+4], eax
                    add dword ptr [value+esi*4], 5
                    push offset value
                    mov esi, offset value
                    call routine
                    push 0x33
                    push offset wide
                    retf
                .code64
                wide:
                    inc eax
                    push rax
                    mov eax, [value]
                    mov rsi, offset value
                    call routine
                routine:
                    ret
                .data
                .code32
                value: .quad 5, routine
                    jmp narrow
                .text
                    push eax
                """).differences()).isEmpty();
    }

    @Test
    void jumpsOfBothWidthsGrowAlike() throws AssemblyException {
        StringBuilder source = new StringBuilder();
        for (int distance = 122; distance <= 131; distance++) {
            source.append((distance % 2 == 0 ? ".code32" : ".code64") + "\n");
            source.append("jmp forward%1$d\n .skip %1$d\n forward%1$d: nop\n".formatted(distance));
            source.append("back%1$d: .skip %1$d\n jne back%1$d\n".formatted(distance));
            source.append("jz end\n");
        }
        assertThat(compare(source + ".code32\ncall end\nend: ret\n").differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void alignmentIsFilledAlike(int before) throws AssemblyException {
        String code = "nop\n".repeat(before) + ".align 16\nret\n";
        assertThat(compare(".code32\n" + code + ".code64\n" + code + ".code32\n" + code).differences()).isEmpty();
    }

    @Test
    void addressesOf16BitsAndFarPointersHaveTheBytesOfGnuAs() throws AssemblyException {
        StringBuilder source = new StringBuilder(".code32\nstart:\n");
        for (String address : List.of("bx", "bp", "si", "di", "bx+si", "bx+di", "bp+si", "bp+di", "si+bx", "di+bp")) {
            for (String distance : List.of("", "+1", "-1", "+0x7f", "-0x80", "+0x80", "+0x7fff", "-0x8000",
                    "+0xffff")) {
                source.append("mov eax, [%1$s%2$s]\nlea cx, es:[%1$s%2$s]\nadd word ptr [%1$s%2$s], 5\n"
                        .formatted(address, distance));
            }
        }
        assertThat(compare(source + """
                back: loopw back
                addr16 loopne back
                jcxz next
                next: addr16 rep movsb
                addr16 lodsd
                xlat byte ptr [bx]
                movsw [di], [si]
                ljmp 0x33, start
                lcall 0x23, next
                ljmp 0x10, 0x12345678
                pusha
                pushad
                pushaw
                popa
                popaw
                aaa
                aas
                daa
                das
                aam
                aam 7
                aad
                aad 16
                arpl ax, cx
                arpl [ebx], dx
                """).differences()).isEmpty();
    }

    @Test
    void theSameInTheOtherSyntax() throws AssemblyException {
        assertThat(new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE).compare("far", """
                .att_syntax
                .code32
                start: movl (%bx,%si), %eax
                movb %al, -3(%bp)
                incw %es:0x1234(%di)
                ljmp $0x33, $start
                lcall $0x23, $start
                ljmpw $0x23, $0x1234
                lcallw $0x23, $0x1234
                pushal
                popaw
                aam $7
                arpl %cx, (%ebx)
                """).differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ax]", "[bx+bp]", "[si+di]", "[bx+si*2]", "[bx+esi]", "[sp]", "[bx+0x12345]"})
    void thereAreNoOtherAddressesOf16Bits(String address) {
        assertThatThrownBy(() -> new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE).assemble("half.s",
                ".code32\nmov eax, " + address)).isInstanceOf(AssemblyException.class);
    }

    @Test
    void instructionsCarryTheWidthOfTheirCode() throws AssemblyException {
        Program program = new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE)
                .assemble("widths.s", "nop\n.code32\nnop\n.code64\nnop\n");
        assertThat(program.lines()).filteredOn(line -> line.instruction() != null)
                .extracting(line -> line.instruction().bits()).containsExactly(64, 32, 64);
    }
}
