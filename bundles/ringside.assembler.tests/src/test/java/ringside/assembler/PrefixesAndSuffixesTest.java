package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;

/** Words in front of an instruction and letters behind its name: bytes as GNU as 2.40 gives them. */
class PrefixesAndSuffixesTest {

    private static Program assembled(String source) throws AssemblyException {
        return new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE).assemble("test.s", source + "\n");
    }

    private static String bytes(String source) throws AssemblyException {
        return HexFormat.of().formatHex(assembled(source).segments().get(0).bytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rep movsb | f3a4", "rep movsw | 66f3a5", "rep movsq | f348a5", "repe cmpsb | f3a6", "repnz scasd | f2af",
        "rep movs byte ptr [rdi], byte ptr fs:[rsi] | 64f3a4", "fs rep movsb | 64f3a4", "addr32 rep stosb | 67f3aa",
        "movs dword ptr [edi], dword ptr [esi] | 67a5", "stos byte ptr [rdi] | aa", "lods rax, [rsi] | 48ad",
        "xlat fs:[rbx] | 64d7", "rep; movsb | f3a4", "lock; inc dword ptr [rdi] | f0ff07", "rep ret | f3c3",
        "repz ret | f3c3", "bnd ret | f2c3", "bnd jz . | f274fd", "notrack jmp rax | 3effe0",
        "notrack call [rdi] | 3eff17", "data16 nop | 6690", "cs nop word ptr [rax+rax] | 2e660f1f0400",
        "rex.w add eax, ebx | 4801d8", "rex add eax, ebx | 4001d8", "fs mov rax, [rdi] | 64488b07",
        "mov rax, ds:[rbp] | 3e488b4500", "mov rax, ss:[rbp] | 488b4500", "mov eax, es:[rdi] | 268b07",
        "lock cmpxchg16b [rdi] | f0480fc70f", "lock dec word ptr [rdi] | 66f0ff0f", "addr32 loop . | 67e2fd",
        "pushq rax | 50", "popq rbx | 5b", "pushw 5 | 666a05", "push word ptr 0x1234 | 66683412",
        "push qword ptr 5 | 6a05",
        "incq [rdi] | 48ff07", "incb [rdi] | fe07", "addd eax, ebx | 01d8", "shlq [rdi], cl | 48d327",
        "movzxb eax, [rdi] | 0fb607", "retq 8 | c20800", "iretw | 66cf", "jmp far ptr [rdi] | ff2f",
        "call far [rdi] | ff9706ff0000", "mov %eax, %ebx | 89d8", "mov rax, OFFSET FLAT:5 | 48c7c005000000",
        "movabs al, [0x1122334455667788] | a08877665544332211", "mov eax, [0xffffffff] | a1ffffffff00000000",
        "mov eax, [eip+4] | 678b0504000000", "add ax, 0xffffff80 | 6683c080"})
    void bytesAreThoseOfGnuAs(String source, String expected) throws AssemblyException {
        assertThat(bytes(source)).isEqualTo(expected);
    }

    @Test
    void aNumberThatIsTooLargeIsCutAndTold() throws AssemblyException {
        Program program = assembled("nop\nmov eax, 0x1ffffffff\nadd al, 0x1ff");
        assertThat(HexFormat.of().formatHex(program.segments().get(0).bytes())).isEqualTo("90b8ffffffff04ff");
        assertThat(program.warnings()).extracting(Object::toString).containsExactly(
                "test.s:2:10: the number is cut to the operand's width",
                "test.s:3:9: the number is cut to the operand's width");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fld1 | x87", "movaps 1, 2 | SSE", "vaddps 1, 2, 3 | AVX",
        "mulx 1, 2, 3 | BMI1 and BMI2",
        "xbegin 1 | TSX", "vmcall | VMX", "aesenc 1, 2 | AES", "clui | user interrupts", "xsave [rdi] | XSAVE"})
    void whatIsOutsideTheModelIsRefusedWithItsGroup(String source, String group) {
        assertThatThrownBy(() -> assembled(source)).hasMessageContaining("(" + group + ") is outside the model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rep add eax, ebx", "lock mov [rdi], eax", "lock xadd eax, ebx", "notrack ret", "bnd nop",
        "rep rep movsb", "movs", "movs byte ptr [edi], byte ptr [rsi]", "movs byte ptr fs:[rdi], byte ptr [rsi]",
        "ss nop", "addr32 mov eax, [rdi]", "mov rax, xmm0", "mov [rax+ebx], eax", "addq eax, 5", "pushd 5",
        "in rax, dx"})
    void whatMeansNothingIsRefused(String source) {
        assertThatThrownBy(() -> assembled(source)).isInstanceOf(AssemblyException.class);
    }

    @Test
    void aPrefixAloneIsAByteOfItsOwn() throws AssemblyException {
        assertThat(assembled("rep\nmovsb").lines()).extracting(line -> line.length()).isEqualTo(List.of(1, 1));
    }
}
