package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Delivery;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Register;

/** MOV and POP to SS: no trap and no interrupt before the instruction behind them is complete (SDM volume 3, 6.8.3). */
class StackLoadTest {
    private static final String KERNEL = "entry: hlt\nother: iretq\nvector1: iretq";

    private static SmallKernel program(String code) {
        return program(SmallKernel.INTEL, code);
    }

    private static SmallKernel program(CpuModel model, String code) {
        SmallKernel kernel = SmallKernel.of(model, code, KERNEL);
        kernel.memory().map(0x600000, 0x1000, Rights.USER_DATA);
        return kernel.set(Register.RSP, 0x601000 - 8).set(Register.RAX, SmallKernel.USER_SS);
    }

    private static List<Long> traps(SmallKernel kernel) {
        return kernel.deliveries().stream().filter(delivery -> delivery.vector() == 1).map(Delivery::rip).toList();
    }

    @Test
    void noTrapComesBetweenTheLoadAndTheNextInstruction() {
        SmallKernel kernel = program("mov ss, eax\na: nop\nb: nop\nc: hlt").set(Register.RFLAGS, 0x302);
        kernel.steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
        kernel.steps(1);
        assertThat(traps(kernel)).containsExactly(kernel.user("b"));
    }

    @Test
    void noInterruptComesThereEither() {
        SmallKernel kernel = program("mov ss, eax\na: nop\nb: hlt");
        kernel.steps(1);
        kernel.cpu().raise(0xec);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("b"));
        assertThat(kernel.deliveries()).hasSize(1);
    }

    @Test
    void anInterruptThatWaitedBeforeTheLoadComesBeforeIt() {
        SmallKernel kernel = program("a: mov ss, eax\nnop");
        kernel.cpu().raise(0xec);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
    }

    @Test
    void onlyTheFirstOfSeveralLoadsHoldsTrapsBack() {
        SmallKernel kernel = program("mov ss, eax\na: mov ss, eax\nb: mov ss, eax\nc: nop\nd: nop\nhlt");
        kernel.set(Register.RFLAGS, 0x302).steps(2);
        assertThat(traps(kernel)).containsExactly(kernel.user("b"));
    }

    @Test
    void onAnAmdProcessorEachOfThemDoes() {
        SmallKernel kernel = program(SmallKernel.AMD,
                "mov ss, eax\na: mov ss, eax\nb: mov ss, eax\nc: nop\nd: nop\nhlt");
        kernel.set(Register.RFLAGS, 0x302).steps(3);
        assertThat(traps(kernel)).isEmpty();
        kernel.steps(1);
        assertThat(traps(kernel)).containsExactly(kernel.user("d"));
    }

    @Test
    void aFaultBehindTheLoadIsDeliveredAtOnce() {
        SmallKernel kernel = program("mov ss, eax\na: ud2").set(Register.RFLAGS, 0x302);
        kernel.steps(2);
        assertThat(kernel.deliveries()).extracting(Delivery::label).containsExactly("#UD");
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
    }

    @Test
    void aSystemCallBehindTheLoadIsNotHeldUp() {
        SmallKernel kernel = program("mov ss, eax\nsyscall").set(Register.RFLAGS, 0x302);
        kernel.steps(2);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.get(Register.R11)).isEqualTo(0x302);
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("entry"));
    }

    @Test
    void popToTheStackSegmentDoesTheSameInThirtyTwoBitCode() {
        SmallKernel kernel = program(".code32\npush ss\npop ss\na: nop\nb: nop\nhlt");
        kernel.set(Register.CS, 0x23).steps(1).set(Register.RFLAGS, 0x302).steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        kernel.steps(1);
        assertThat(traps(kernel)).containsExactly(kernel.user("b"));
    }

    @Test
    void theShadowIsPartOfASavedState() {
        SmallKernel kernel = program("mov ss, eax\na: nop\nb: hlt");
        kernel.steps(1);
        MachineState saved = kernel.machine().save();
        kernel.steps(1).machine().restore(saved);
        kernel.cpu().raise(0xec);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("b"));
    }

    @ParameterizedTest
    @CsvSource({"0x00, #GP, 0", "0x03, #GP, 0", "0x23, #GP, 0x20", "0x33, #GP, 0x30", "0x18, #GP, 0x18",
        "0x28, #GP, 0x28", "0x7b, #GP, 0x78", "0x07, #SS, 0x04", "0x0f, #GP, 0x0c"})
    void badStackSegmentsFault(String selector, String label, String error) {
        SmallKernel kernel = program("a: mov ss, eax\nhlt").set(Register.RAX, Integer.decode(selector));
        kernel.machine().ldt().set(0, Descriptor.data(32, 3).absent());
        kernel.machine().ldt().set(1, Descriptor.data(32, 3).closed());
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo(label);
        assertThat(kernel.lastDelivery().error()).hasValue(Integer.decode(error));
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(4)).as("SS stays").isEqualTo(SmallKernel.USER_SS);
    }

    @Test
    void theKernelMayLoadANullSelector() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "hlt", SmallKernel.MUTE + "work: mov ss, eax\nhlt");
        kernel.toKernel("work");
        kernel.set(Register.RAX, 0).steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.get(Register.SS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ds", "es"})
    void selectorsOfDataCanBeLoadedAndRead(String name) {
        SmallKernel kernel = program("mov " + name + ", eax\nmov ecx, " + name + "\nmov edx, cs\nmov ebx, ss\nhlt");
        kernel.set(Register.RCX, -1).steps(4);
        assertThat(kernel.get(Register.RCX)).isEqualTo(SmallKernel.USER_SS);
        assertThat(kernel.get(Register.RDX)).isEqualTo(SmallKernel.USER_CS);
        assertThat(kernel.get(Register.RBX)).isEqualTo(SmallKernel.USER_SS);
        SmallKernel bad = program("mov " + name + ", eax\nhlt").set(Register.RAX, 0x18).steps(1);
        assertThat(bad.lastDelivery().label()).isEqualTo("#GP");
        assertThat(bad.lastDelivery().error()).hasValue(0x18);
        SmallKernel absent = program("mov " + name + ", eax\nhlt").set(Register.RAX, 7);
        absent.machine().ldt().set(0, Descriptor.data(32, 3).absent());
        assertThat(absent.steps(1).lastDelivery().label()).isEqualTo("#NP");
    }
}
