package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.memory.Rights;
import ringside.machine.state.Delivery;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** Breakpoints of the debug registers (SDM volume 3, 17.2 and 17.3.1): where they hit, and what frame and DR6 show. */
class BreakpointTest {
    private static final String KERNEL = "entry: hlt\nother: iretq\nvector1: iretq";
    private static final long DATA = 0x600000;
    private static final long ONES = 0xffff0ff0L;
    private static final long STEP = 1 << 14;
    private static final long PORT = 0x20000;
    private static final long WRITE = 0x10000;
    private static final long ACCESS = 0x30000;
    private static final long EIGHT = 0x80000;
    private static final long FOUR = 0xc0000;

    private static SmallKernel program(String code) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.INTEL, code + "\nhlt", KERNEL);
        kernel.memory().map(DATA, 0x1000, Rights.USER_DATA);
        return kernel.set(Register.RSP, DATA + 0x800).set(Register.RBX, DATA);
    }

    private static SmallKernel at(String code, String label) {
        SmallKernel kernel = program(code);
        return kernel.set(Register.DR0, kernel.user(label)).set(Register.DR7, 1);
    }

    private static List<Long> hits(SmallKernel kernel) {
        return kernel.deliveries().stream().filter(delivery -> delivery.vector() == 1).map(Delivery::rip).toList();
    }

    @Test
    void anInstructionBreakpointHitsBeforeTheInstructionAndPushesRfAsItWas() {
        SmallKernel kernel = at("nop\na: inc rax\nb: nop", "a").steps(2);
        assertThat(hits(kernel)).containsExactly(kernel.user("a"));
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(2) & Flag.RF.mask()).isZero();
        assertThat(kernel.get(Register.RAX)).isZero();
        assertThat(kernel.get(Register.DR6)).isEqualTo(ONES | 1);
    }

    @Test
    void rfLetsTheInstructionPassOnce() {
        SmallKernel kernel = at("a: inc rax\njmp a", "a").set(Register.RFLAGS, 0x10202).steps(2);
        assertThat(hits(kernel)).isEmpty();
        assertThat(kernel.get(Register.RFLAGS) & Flag.RF.mask()).isZero();
        kernel.steps(1);
        assertThat(hits(kernel)).containsExactly(kernel.user("a"));
        assertThat(kernel.get(Register.RAX)).isEqualTo(1);
    }

    @Test
    void withoutRfTheSameInstructionHitsAgainAndAgain() {
        SmallKernel kernel = at("a: inc rax", "a").steps(6);
        assertThat(hits(kernel)).hasSize(3).containsOnly(kernel.user("a"));
        assertThat(kernel.get(Register.RAX)).isZero();
    }

    @Test
    void aBreakpointThatIsOffOrElsewhereDoesNothing() {
        for (long control : new long[] {0, 4}) {
            SmallKernel kernel = at("a: inc rax", "a").set(Register.DR7, control).steps(1);
            assertThat(hits(kernel)).as("DR7 %x", control).isEmpty();
        }
        assertThat(hits(at("nop\na: nop", "a").steps(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void locallyAndGloballyOnAreTheSameHere(long control) {
        SmallKernel kernel = at("a: nop", "a").set(Register.DR7, control).steps(1);
        assertThat(hits(kernel)).containsExactly(kernel.user("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"mov [rbx], rax | true | true", "mov rax, [rbx] | false | true",
        "inc dword ptr [rbx+4] | true | true",
        "mov [rbx+8], al | false | false", "mov [rbx-1], ax | true | true", "mov [rbx-8], rax | false | false",
        "mov al, [rbx+7] | false | true", "lea rax, [rbx] | false | false", "cmp qword ptr [rbx], 0 | false | true"})
    void dataBreakpointsHitBehindTheInstructionThatTouchesAnyOfTheirBytes(String code, boolean written,
            boolean touched) {
        for (long kind : new long[] {WRITE, ACCESS}) {
            SmallKernel kernel = program(code + "\nbehind: nop").set(Register.RBX, DATA + 0x100)
                    .set(Register.DR0, DATA + 0x100).set(Register.DR7, 1 | kind | EIGHT).steps(1);
            boolean wanted = kind == WRITE ? written : touched;
            assertThat(hits(kernel)).as("%s, kind %x", code, kind).isEqualTo(wanted ? List.of(kernel.user("behind"))
                    : List.of());
            assertThat(kernel.get(Register.DR6)).isEqualTo(wanted ? ONES | 1 : ONES);
        }
    }

    @Test
    void theLowerBitsOfAnAddressThatTheLengthHasDoNotCount() {
        SmallKernel kernel = program("mov byte ptr [rbx], 1").set(Register.DR1, DATA + 3)
                .set(Register.DR7, 4 | (WRITE | FOUR) << 4).steps(1);
        assertThat(hits(kernel)).hasSize(1);
        assertThat(kernel.get(Register.DR6)).isEqualTo(ONES | 2);
    }

    @Test
    void oneTrapTellsASingleStepAndAllBreakpointsTogether() {
        SmallKernel kernel = program("push rax\nbehind: nop").set(Register.RSP, DATA + 0x108)
                .set(Register.DR0, DATA + 0x100).set(Register.DR3, DATA + 0x104)
                .set(Register.DR7, 1 | 0x40 | WRITE | EIGHT | (ACCESS | FOUR) << 12).set(Register.RFLAGS, 0x302)
                .steps(1);
        assertThat(hits(kernel)).containsExactly(kernel.user("behind"));
        assertThat(kernel.get(Register.DR6)).isEqualTo(ONES | STEP | 1 | 8);
    }

    @Test
    void theCpuNeverClearsWhatDr6Tells() {
        SmallKernel kernel = at("a: nop", "a").set(Register.DR6, STEP).steps(1);
        assertThat(kernel.get(Register.DR6)).isEqualTo(ONES | STEP | 1);
    }

    @Test
    void aFaultingInstructionHitsNoDataBreakpoint() {
        SmallKernel kernel = program("mov rax, [rbx]").set(Register.RBX, 0x700000).set(Register.DR0, 0x700000)
                .set(Register.DR7, 1 | ACCESS | EIGHT).steps(1);
        assertThat(kernel.deliveries()).extracting(Delivery::label).containsExactly("#PF");
        assertThat(kernel.get(Register.DR6)).isEqualTo(ONES);
    }

    @Test
    void behindALoadOfSsAnInstructionBreakpointIsPassedAndADataBreakpointWaits() {
        SmallKernel kernel = at("mov ss, eax\na: nop\nb: nop", "a").set(Register.RAX, SmallKernel.USER_SS).steps(2);
        assertThat(hits(kernel)).isEmpty();
        kernel = program("mov word ptr [rbx], 0x2b\nmov ss, word ptr [rbx]\na: nop\nb: nop").steps(1)
                .set(Register.DR0, DATA).set(Register.DR7, 1 | ACCESS).steps(1);
        assertThat(hits(kernel)).isEmpty();
        kernel.steps(1);
        assertThat(hits(kernel)).containsExactly(kernel.user("b"));
    }

    @Test
    void aSingleStepSetsBs() {
        SmallKernel kernel = program("nop").set(Register.RFLAGS, 0x302).steps(1);
        assertThat(kernel.get(Register.DR6)).isEqualTo(ONES | STEP);
    }

    @Test
    void movToADebugRegisterUnderTheGuardIsADebugExceptionOfItsOwn() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.INTEL, "hlt",
                "entry: mov rax, 0x2000\nmov dr7, rax\nguarded: mov rax, dr0\nhlt\nother: hlt\nvector1: hlt");
        kernel.set(Register.CS, SmallKernel.KERNEL_CS).set(Register.SS, SmallKernel.KERNEL_SS)
                .set(Register.RSP, SmallKernel.STACK_TOP).set(Register.RIP, kernel.kernel("entry")).steps(3);
        assertThat(hits(kernel)).containsExactly(kernel.kernel("guarded"));
        assertThat(kernel.get(Register.DR6)).isEqualTo(ONES | 1 << 13);
        assertThat(kernel.get(Register.DR7)).isEqualTo(0x400);
    }

    private static SmallKernel atPort(String code, long port, long length) {
        return program(code + "\nbehind: nop").set(Register.RFLAGS, 0x3202).set(Register.CR4, 1 << 3)
                .set(Register.RDX, 0x77).set(Register.RSI, DATA).set(Register.RDI, DATA).set(Register.RCX, 1)
                .set(Register.DR0, port).set(Register.DR7, 1 | PORT | length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"in al, 0x60 | 0x60 | 0 | true", "out 0x60, eax | 0x63 | 0 | true",
        "out 0x5e, eax | 0x61 | 0 | true", "out 0x5e, ax | 0x60 | 0 | false", "in al, 0x61 | 0x60 | 0x40000 | true",
        "in al, 0x62 | 0x61 | 0x40000 | false", "in ax, dx | 0x78 | 0 | true", "insb | 0x77 | 0 | true",
        "rep outsd | 0x7a | 0 | true", "rep outsd | 0x7b | 0 | false"})
    void portBreakpointsHitBehindTheInstructionThatReachesAnyOfTheirPorts(String code, long port, long length,
            boolean reached) {
        SmallKernel kernel = atPort(code, port, length).steps(1);
        assertThat(hits(kernel)).isEqualTo(reached ? List.of(kernel.user("behind")) : List.of());
        assertThat(kernel.get(Register.DR6)).isEqualTo(reached ? ONES | 1 : ONES);
    }

    @Test
    void portBreakpointsNeedDebugExtensionsAndAnInstructionThatIsCompleted() {
        SmallKernel without = atPort("in al, 0x60", 0x60, 0).set(Register.CR4, 0).steps(1);
        assertThat(hits(without)).isEmpty();
        SmallKernel forbidden = atPort("in al, 0x60", 0x60, 0).set(Register.RFLAGS, 0x202);
        forbidden.memory().write(SmallKernel.TSS + 102, 2, 0xffff);
        forbidden.steps(1);
        assertThat(hits(forbidden)).isEmpty();
        assertThat(forbidden.lastDelivery().label()).isEqualTo("#GP");
        assertThat(forbidden.get(Register.DR6)).isEqualTo(ONES);
    }
}
