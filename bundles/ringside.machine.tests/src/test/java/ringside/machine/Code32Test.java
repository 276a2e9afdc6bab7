package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.decode.Disassembler;
import ringside.machine.code.Instruction;
import ringside.machine.memory.Rights;
import ringside.machine.state.Delivery;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/** What 32-bit code does in compatibility mode. */
class Code32Test {
    private static final long PAGE = 0x600000;
    private static final long STACK = PAGE + 0x800;
    private static final int DATA16 = 7;
    private static final int CODE16 = 0xf;

    private static SmallKernel program(String code) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "start: .code32\n" + code, SmallKernel.MUTE);
        kernel.memory().map(PAGE, 0x1000, Rights.USER_DATA);
        kernel.machine().ldt().set(DATA16 >> 3, Descriptor.data(16, 3));
        kernel.machine().ldt().set(CODE16 >> 3, Descriptor.code(16, 3));
        kernel.machine().code().reader(new Disassembler());
        kernel.set(Register.CS, 0x23).set(Register.RSP, STACK).set(Register.RIP, kernel.user("start"));
        kernel.cpu().dataSegments(0x2b);
        return kernel;
    }

    private static long word(SmallKernel kernel, long address) {
        return kernel.memory().read(address, 4);
    }

    @Test
    void theStackHasWordsOfFourBytes() {
        SmallKernel kernel = program("push eax\npush 0x12345678\npush -1\ncall next\nnext: pop ebx\npop ecx\n"
                + "pushfd\npop edx\nret 4").set(Register.RAX, 0xffff_ffff_0000_0007L);
        kernel.steps(4);
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK - 16);
        assertThat(List.of(word(kernel, STACK - 4), word(kernel, STACK - 8), word(kernel, STACK - 12),
                word(kernel, STACK - 16))).containsExactly(7L, 0x12345678L, 0xffff_ffffL, kernel.user("next"));
        kernel.steps(4);
        assertThat(kernel.get(Register.RBX)).isEqualTo(kernel.user("next"));
        assertThat(kernel.get(Register.RCX)).isEqualTo(0xffff_ffffL);
        assertThat(kernel.get(Register.RDX)).isEqualTo(0x202);
        assertThat(kernel.steps(1).rip()).isEqualTo(0x12345678);
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK);
    }

    @Test
    void leaveAndMemoryOperandsOfPushAndPopUseFourBytesToo() {
        SmallKernel kernel = program("push ebp\nmov ebp, esp\nsub esp, 64\npush dword ptr [ebp]\n"
                + "pop dword ptr [esp+8]\nleave\nhlt").set(Register.RBP, 0x1234);
        kernel.steps(5);
        assertThat(word(kernel, STACK - 4 - 64 + 8)).as("[esp+8] with ESP behind the pop").isEqualTo(0x1234);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK);
        assertThat(kernel.get(Register.RBP)).isEqualTo(0x1234);
    }

    @Test
    void aPopIntoMemoryThatFaultsLeavesTheStackPointer() {
        SmallKernel kernel = program("pop dword ptr [0x10]\nhlt").steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.frame(3)).isEqualTo(STACK);
    }

    @Test
    void addressesHave32Bits() {
        SmallKernel kernel = program("mov eax, [ebx+ecx*4+0x10]\nlea edx, [ebx+ecx*4+0x10]\nhlt");
        kernel.memory().write(PAGE + 0x20, 4, 0xcafe);
        kernel.set(Register.RBX, 0xffff_ffffL).set(Register.RCX, (PAGE + 0x11) / 4);
        kernel.memory().write(PAGE + 0x1f, 4, 0xbeef);
        kernel.steps(2);
        assertThat(kernel.get(Register.RDX)).isEqualTo(PAGE + 0x1f);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xbeef);
    }

    @Test
    void theInstructionPointerHas32Bits() {
        SmallKernel kernel = program("jmp eax\nhlt").set(Register.RAX, 0xffff_8000_0040_1000L).steps(1);
        assertThat(kernel.rip()).isEqualTo(0x401000);
        kernel.memory().map(0xffff_f000L, 0x1000, Rights.USER_CODE);
        kernel.memory().map(0, 0x1000, Rights.USER_CODE);
        kernel.memory().write(0xffff_ffffL, 1, 0x90);
        kernel.memory().write(0, 1, 0x90);
        kernel.set(Register.RIP, 0xffff_fffeL);
        kernel.machine().code().add(
                Instruction.of(0xffff_fffeL, 2, 32, "nop", List.of(), "nop", null, null));
        kernel.steps(1);
        assertThat(kernel.rip()).as("wraps").isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "inc eax, 0xffffffff, 0",
        "dec eax, 0, 0xffffffff",
        "add eax; 1, 0x7fffffff, 0x80000000",
        "sub eax; 3, 2, 0xffffffff",
        "xor eax; eax, 7, 0",
        "neg eax, 1, 0xffffffff",
        "shl eax; 4, 0x12345678, 0x23456780",
        "imul eax; eax; 3, 0x55555556, 2",
        "movzx eax; al, 0x1ff, 0xff",
        "movsx eax; al, 0x80, 0xffffff80",
        "mov al; 5, 0x100, 0x105",
        "mov ax; 5, 0x12340000, 0x12340005",
        "xchg eax; ebx, 9, 4"})
    void arithmeticIsThatOf64BitCode(String code, String before, String after) {
        SmallKernel kernel = program(code.replace(';', ',') + "\nhlt");
        kernel.set(Register.RBX, 4).set(Register.RAX, Long.decode(before)).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(Long.decode(after));
        assertThat(kernel.deliveries()).isEmpty();
    }

    @Test
    void bytesOfRexAreIncAndDecHere() {
        SmallKernel kernel = program(".byte 0x40, 0x48, 0x41, 0x47, 0x4f, 0x66, 0x48\nhlt").steps(6);
        assertThat(kernel.get(Register.RAX)).as("back to 0, then dec ax").isEqualTo(0xffff);
        assertThat(kernel.get(Register.RCX)).isEqualTo(1);
        assertThat(kernel.get(Register.RDI)).isZero();
        assertThat(kernel.rip()).isEqualTo(kernel.user("start") + 7);
    }

    @ParameterizedTest
    @CsvSource({"mov eax; [ebx], #GP", "mov [ebx]; eax, #GP", "add dword ptr [ebx]; 1, #GP", "push [ebx], #GP",
        "call [ebx], #GP", "jmp [ebx], #GP", "cmp byte ptr [ebx]; 1, #GP", "lea eax; [ebx], ''",
        "mov eax; [esp], ''", "mov eax; [ebp], ''", "push eax, ''"})
    void nullDataSegmentsCannotBeUsed(String code, String label) {
        SmallKernel kernel = program("a: " + code.replace(';', ',') + "\nhlt");
        kernel.cpu().dataSegments(0);
        kernel.set(Register.RBX, PAGE).set(Register.RBP, PAGE).steps(1);
        assertThat(kernel.deliveries().stream().map(Delivery::label).toList())
                .isEqualTo(label.isEmpty() ? List.of() : List.of(label));
        if (!label.isEmpty()) {
            assertThat(kernel.lastDelivery().error()).hasValue(0);
            assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0xffc, 4, true", "0xffd, 4, false", "0xffe, 2, true", "0xfff, 2, false", "0xfff, 1, true",
        "0x1000, 1, false"})
    void aSegmentEndsAtItsLimitAndBeginsAtItsBase(String offset, int bytes, boolean inside) {
        SmallKernel kernel = program("mov " + List.of("al", "ax", "", "eax").get(bytes - 1) + ", [ebx]\nhlt");
        kernel.machine().ldt().set(5, Descriptor.data(32, 3).at(PAGE, 0xfff));
        kernel.memory().write(PAGE + 0xffc, 4, 0x44332211);
        kernel.set(Register.RBX, Long.decode(offset)).cpu().dataSegments(5 << 3 | 7);
        kernel.steps(1);
        assertThat(kernel.deliveries()).hasSize(inside ? 0 : 1);
        if (inside) {
            assertThat(kernel.get(Register.RAX)).isEqualTo(kernel.memory().read(PAGE + Long.decode(offset), bytes));
        } else {
            assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        }
    }

    @Test
    void dataThatIsNotOpenCanBeReadOnly() {
        for (String code : List.of("mov [ebx], eax", "inc dword ptr [ebx]", "pop [ebx]")) {
            SmallKernel kernel = program(code + "\nhlt");
            kernel.machine().ldt().set(5, Descriptor.data(32, 3).closed());
            kernel.set(Register.RBX, PAGE).cpu().dataSegments(5 << 3 | 7);
            assertThat(kernel.steps(1).lastDelivery().label()).as(code).isEqualTo("#GP");
        }
        SmallKernel kernel = program("mov eax, [ebx]\ncmp [ebx], eax\nhlt");
        kernel.machine().ldt().set(5, Descriptor.data(32, 3).closed());
        kernel.set(Register.RBX, PAGE).cpu().dataSegments(5 << 3 | 7);
        assertThat(kernel.steps(2).deliveries()).isEmpty();
    }

    @Test
    void a16BitStackUsesAndWrapsTheLower16BitsOnly() {
        SmallKernel kernel = narrowStack();
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(0x1234fffeL);
        assertThat(word(kernel, 0xfffe)).isEqualTo(0x77);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(0x12340002L);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x77);
        assertThat(kernel.deliveries()).isEmpty();
    }

    @Test
    void aWordThatDoesNotFitBelowTheLimitOfTheStackFaults() {
        SmallKernel kernel = narrowStack();
        kernel.machine().ldt().set(DATA16 >> 3, Descriptor.data(16, 3).at(0, 0xffff));
        kernel.set(Register.SS, DATA16).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#SS");
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        assertThat(kernel.frame(3)).as("RSP").isEqualTo(0x12340002L);
    }

    private static SmallKernel narrowStack() {
        SmallKernel kernel = program("push eax\npop ebx\nhlt").set(Register.SS, DATA16).set(Register.RAX, 0x77);
        kernel.memory().map(0, 0x11000, Rights.USER_DATA);
        return kernel.set(Register.RSP, 0x12340002L);
    }

    @Test
    void intAndExceptionsComeWithTheWholeFrameOf64Bits() {
        SmallKernel kernel = program("int 0x80\nb: ud2").steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("int 0x80");
        long[] frame = new long[5];
        Arrays.setAll(frame, kernel::frame);
        assertThat(frame).containsExactly(kernel.user("b"), 0x23, 0x202, STACK, 0x2b);
        assertThat(kernel.get(Register.SS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0xd9, 0xe8", "0xc5, 0xf8, 0x77", "0xd6"})
    void whatIsOutsideTheSubsetEndsTheRun(String bytes) {
        SmallKernel kernel = program(".byte " + bytes + "\nhlt");
        assertThat(kernel.cpu().run(1)).isEqualTo(new RunResult(StopReason.NO_CODE, 0));
        assertThat(kernel.rip()).isEqualTo(kernel.user("start"));
    }

    @ParameterizedTest
    @CsvSource({"'[bx+si]',3", "'[bx+di]',0x14", "'[bp+si]',0x102", "'[bp+di]',0x113", "'[si]',2", "'[di]',0x13",
        "'[bp]',0x100", "'[bx]',1", "'[bx-2]',0xffff", "'[bp+0x7fff]',0x80ff", "'[di+0xffff]',0x12"})
    void addressesOf16BitsWrapAt64KiB(String address, long sum) {
        SmallKernel kernel = program("lea eax, " + address + "\nhlt").set(Register.RBX, 0xabcd_0001L)
                .set(Register.RBP, 0xabcd_0100L).set(Register.RSI, 0xabcd_0002L).set(Register.RDI, 0xabcd_0013L).steps(
                        1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(sum);
    }

    @Test
    void stringsWithAddressesOf16BitsLeaveTheUpperHalves() {
        SmallKernel kernel = program("addr16 rep movsb\na: hlt").set(Register.RCX, 0x5_0000L).set(Register.RSI,
                0x1_0000L)
                .steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
        kernel = program("addr16 rep lodsb\nhlt").set(Register.RCX, 0x5_0001L).set(Register.RSI, 0x1_0000L).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().cr2()).as("SI alone").hasValue(0);
    }

    @Test
    void code16EndsTheRun() {
        SmallKernel kernel = program("nop\nhlt").set(Register.CS, CODE16);
        assertThat(kernel.cpu().run(1)).isEqualTo(new RunResult(StopReason.NO_CODE, 0));
    }

    @Test
    void codeOf64BitsIsReadAnewAs32BitCode() {
        SmallKernel kernel = program(".code64\nmov rax, rbx\nhlt").set(Register.RAX, 5).set(Register.RBX, 9).steps(2);
        assertThat(kernel.get(Register.RAX)).as("48 89 d8: dec eax, then mov eax, ebx").isEqualTo(9);
        assertThat(kernel.rip()).isEqualTo(kernel.user("start") + 3);
    }

    @Test
    void codeOf32BitsIsReadAnewAs64BitCode() {
        SmallKernel kernel = program("dec eax\nmov eax, ebx\nhlt").set(Register.CS, SmallKernel.USER_CS)
                .set(Register.RBX, -1).steps(1);
        assertThat(kernel.get(Register.RAX)).as("48 89 d8: mov rax, rbx").isEqualTo(-1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("start") + 3);
    }

    @Test
    void bytesOnAPageThatMayNotBeExecutedFault() {
        SmallKernel kernel = program("jmp eax").set(Register.RAX, PAGE).steps(2);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().cr2()).hasValue(PAGE);
    }
}
