package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.decode.Disassembler;
import ringside.machine.memory.Rights;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/** The CPU executes what stands in memory, whoever put it there. */
class BytesAreCodeTest {
    private static final Rights ALL = new Rights(true, true, true);
    private static final long PAGE = 0x600000;
    private static final int PAGE_BYTES = 0x1000;

    private static SmallKernel program(String code) {
        SmallKernel kernel = SmallKernel.of(code);
        kernel.machine().code().reader(new Disassembler());
        kernel.memory().map(PAGE, PAGE_BYTES, ALL);
        return kernel.set(Register.RSP, PAGE + PAGE_BYTES);
    }

    private static SmallKernel bytes(long address, String hex) {
        SmallKernel kernel = program("hlt");
        kernel.memory().load(address, HexFormat.of().parseHex(hex.replace(" ", "")));
        return kernel.set(Register.RIP, address);
    }

    /** A program that may write to itself. */
    private static SmallKernel writable(String code) {
        SmallKernel kernel = program(code);
        kernel.memory().map(kernel.rip(), PAGE_BYTES, ALL);
        return kernel;
    }

    @Test
    void bytesInTheTextRun() {
        SmallKernel kernel = program("_start: .byte 0xb8, 5, 0, 0, 0\n.byte 0xff, 0xc0\nhlt");
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.END_MARK, 2));
        assertThat(kernel.get(Register.RAX)).isEqualTo(6);
        assertThat(kernel.cpu().last().text()).isEqualTo("inc eax");
    }

    @Test
    void theMiddleOfAnInstructionIsAnotherOne() {
        SmallKernel kernel = program("jmp a+1\na: mov eax, 0xf4c0ff\nhlt");
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.END_MARK, 2));
        assertThat(kernel.get(Register.RAX)).as("ff c0: inc eax, then f4").isEqualTo(1);
    }

    @Test
    void whatAProgramWritesItExecutes() {
        SmallKernel kernel = program("mov dword ptr [0x600000], 0xc3c0ff\ncall rbx\n"
                + "mov dword ptr [0x600000], 0xc3c8ff\ncall rbx\nmov dword ptr [0x600000], 0xc3c0ff\ncall rbx\nhlt")
                .set(Register.RBX, PAGE);
        assertThat(kernel.cpu().run(100)).isEqualTo(new RunResult(StopReason.END_MARK, 12));
        assertThat(kernel.get(Register.RAX)).as("inc, dec, inc").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mov byte ptr [rip+next+1], 0xc8", "mov word ptr [rip+next], 0xc8ff",
        "mov dword ptr [rip+next], 0xf4c8ff", "mov dword ptr [rip+next-1], 0xf4c8ff90",
        "lea rsp, [rip+next+8]\nmov rax, 0xf4c8ff\npush rax\nmov eax, 0", "or byte ptr [rip+next+1], 8",
        "lea rbx, [rip+next+1]\nxor eax, eax\nmov cl, 0xc8\nxchg [rbx], cl"})
    void theNextInstructionMayBeWritten(String write) {
        SmallKernel kernel = writable("mov eax, 0\n" + write + "\nnop\nnext: inc eax\nhlt\n.skip 8");
        assertThat(kernel.cpu().run(100).why()).isEqualTo(StopReason.END_MARK);
        assertThat(kernel.get(Register.RAX)).as("dec eax").isEqualTo(0xffff_ffffL);
    }

    @Test
    void aLoopSeesWhatItsBodyChanges() {
        SmallKernel kernel = writable("mov ecx, 100\na: inc eax\nxor byte ptr [rip+a+1], 8\ndec ecx\njnz a\nhlt");
        assertThat(kernel.cpu().run(1000)).isEqualTo(new RunResult(StopReason.END_MARK, 401));
        assertThat(kernel.get(Register.RAX)).as("inc and dec by turns").isZero();
    }

    @Test
    void writesOfTheKernelsServicesAndOfEditorsAreSeen() {
        SmallKernel kernel = program("a: inc eax\njmp a").steps(20);
        kernel.memory().write(kernel.user("a") + 1, 1, 0xc8);
        kernel.steps(20);
        assertThat(kernel.get(Register.RAX)).isZero();
        kernel.memory().load(kernel.user("a"), new byte[] {(byte) 0x90, (byte) 0x90});
        assertThat(kernel.steps(1).cpu().last().text()).isEqualTo("nop");
        assertThat(kernel.steps(20).get(Register.RAX)).isZero();
    }

    @Test
    void aSavedStateHasItsCode() {
        SmallKernel kernel = writable("a: inc eax\nmov byte ptr [rip+a+1], 0xc8\njmp a");
        MachineState before = kernel.machine().save();
        MachineState atFirst = kernel.steps(3).machine().save();
        kernel.steps(1);
        assertThat(kernel.get(Register.RAX)).as("dec").isZero();
        kernel.machine().restore(before);
        kernel.steps(1);
        assertThat(kernel.get(Register.RAX)).as("inc again").isEqualTo(1);
        assertThat(kernel.cpu().last().note()).as("as assembled").isNotNull();
        kernel.machine().restore(atFirst);
        kernel.steps(1);
        assertThat(kernel.get(Register.RAX)).as("dec again").isZero();
        kernel.machine().restore(before);
        kernel.steps(3);
        assertThat(kernel.machine().sameAs(atFirst)).isTrue();
    }

    @Test
    void aPageThatIsMappedAnewHasOtherCode() {
        SmallKernel kernel = bytes(PAGE, "ff c0 eb fc").steps(4);
        kernel.memory().unmap(PAGE, PAGE_BYTES);
        kernel.memory().map(PAGE, PAGE_BYTES, ALL);
        kernel.memory().load(PAGE, HexFormat.of().parseHex("ffc8ebfc"));
        kernel.steps(4);
        assertThat(kernel.get(Register.RAX)).isZero();
    }

    @Test
    void anInstructionMayGoOnInTheNextPage() {
        SmallKernel kernel = program("hlt");
        kernel.memory().map(PAGE, 2 * PAGE_BYTES, ALL);
        long start = PAGE + PAGE_BYTES - 2;
        kernel.memory().load(start, HexFormat.of().parseHex("b805000000f4"));
        kernel.set(Register.RIP, start).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(5);
        kernel.memory().write(PAGE + PAGE_BYTES, 1, 7);
        kernel.set(Register.RIP, start).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x705);
    }

    @Test
    void bytesInAPageThatMayNotBeExecutedFaultAtThatPage() {
        SmallKernel kernel = bytes(PAGE + PAGE_BYTES - 2, "b8 05").steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.get(Register.CR2)).isEqualTo(PAGE + PAGE_BYTES);
        assertThat(kernel.frame(0)).isEqualTo(PAGE + PAGE_BYTES - 2);
        assertThat(kernel.lastDelivery().error().getAsLong()).as("user fetch, not present").isEqualTo(0x14);
    }

    @ParameterizedTest
    @CsvSource({"06, #UD", "0f 0b, #UD", "f0 90, #UD", "0f ff c0, #UD", "8d c0, #UD", "82 c0 01, #UD",
        "66 66 66 66 66 66 66 66 66 66 66 66 66 66 66 90, #GP", "f4, none", "cc, #BP", "fa, #GP", "0f 32, #GP"})
    void whatIsNoInstructionFaults(String hex, String exception) {
        SmallKernel kernel = bytes(PAGE, hex);
        if (exception.equals("none")) {
            assertThat(kernel.cpu().run(1)).isEqualTo(new RunResult(StopReason.END_MARK, 0));
        } else {
            assertThat(kernel.steps(1).lastDelivery().label()).isEqualTo(exception);
            assertThat(kernel.cpu().last() == null).isEqualTo(!exception.equals("#BP"));
        }
    }

    @Test
    void fifteenBytesAreAnInstruction() {
        SmallKernel kernel = bytes(PAGE, "66 ".repeat(14) + "90").steps(1);
        assertThat(kernel.rip()).isEqualTo(PAGE + 15);
    }

    static Stream<String> outside() {
        return Stream.of("0f 28 c1", "d9 eb", "c5 f8 77", "0f 01 c1");
    }

    @ParameterizedTest
    @MethodSource("outside")
    void whatTheModelDoesNotHaveEndsTheRun(String hex) {
        SmallKernel kernel = bytes(PAGE, hex);
        assertThat(kernel.cpu().run(1)).isEqualTo(new RunResult(StopReason.NO_CODE, 0));
        OutsideCode outside = kernel.cpu().outside().orElseThrow();
        assertThat(outside.address()).isEqualTo(PAGE);
        assertThat(outside.hex()).startsWith(hex);
        assertThat(outside.what()).containsPattern("SSE: movaps|x87|AVX|VMX: vmcall");
    }

    @Test
    void addressesOf32BitsAreCutBeforeTheSegmentBaseIsAdded() {
        SmallKernel kernel = bytes(PAGE, "67 8b 07 65 67 8b 5f 08 67 48 8d 0c 3f f4")
                .set(Register.RDI, 0xabcd_0000_0060_0800L).set(Register.GS_BASE, 0x100);
        kernel.memory().write(PAGE + 0x800, 4, 0x1234);
        kernel.memory().write(PAGE + 0x908, 4, 0x5678);
        kernel.steps(3);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x1234);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x5678);
        assertThat(kernel.get(Register.RCX)).isEqualTo(0xc0_1000);
    }

    @Test
    void aStopMarkStandsWhereNothingWasAssembled() {
        SmallKernel kernel = bytes(PAGE, "ff c0 ff c0 eb fa").steps(6);
        kernel.machine().code().stopAt(PAGE + 2, true);
        assertThat(kernel.cpu().run(100)).isEqualTo(new RunResult(StopReason.STOP_MARK, 1));
        assertThat(kernel.cpu().run(100)).isEqualTo(new RunResult(StopReason.STOP_MARK, 3));
        kernel.machine().code().stopAt(PAGE + 2, false);
        assertThat(kernel.cpu().run(100)).isEqualTo(new RunResult(StopReason.STEPS, 100));
    }

    @Test
    void theCpuTellsWhatComesNext() {
        SmallKernel kernel = bytes(PAGE, "ff c0 06");
        assertThat(kernel.cpu().instructionAt(PAGE).orElseThrow().text()).isEqualTo("inc eax");
        assertThat(kernel.cpu().instructionAt(PAGE + 2)).isEmpty();
        assertThat(kernel.cpu().instructionAt(0x10000)).isEmpty();
        assertThat(kernel.cpu().outside()).isEmpty();
    }
}
