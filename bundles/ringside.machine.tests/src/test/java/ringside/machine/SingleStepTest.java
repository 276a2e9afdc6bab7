package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.machine.state.Delivery;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/** When the single-step trap comes, and what its frame shows. */
class SingleStepTest {
    private static final long TRAP = 0x302;
    private static final String BSS = "\nhlt\n.bss\n.skip 256\ntop: .skip 8";
    private static final String KERNEL = "entry: hlt\nother: hlt\nvector1: iretq\nvector3: iretq\n"
            + "back_iret: iretq\nback_sysret: sysretq\nvector128: iretq";

    private static SmallKernel program(String code) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, code + BSS, KERNEL);
        kernel.set(Register.RSP, kernel.user("top"));
        return kernel;
    }

    /** Runs to the end mark and returns the labels in front of which traps came. */
    private static List<String> traps(SmallKernel kernel, String... labels) {
        RunResult result = kernel.cpu().run(100);
        assertThat(result.why()).isEqualTo(StopReason.END_MARK);
        return kernel.deliveries().stream().filter(d -> d.vector() == 1).map(d -> name(kernel, d.rip(), labels))
                .toList();
    }

    private static String name(SmallKernel kernel, long address, String... labels) {
        for (String label : labels) {
            if (kernel.user(label) == address) {
                return label;
            }
        }
        return Long.toHexString(address);
    }

    @Test
    void everyInstructionThatStartsUnderTfTrapsWhenItIsDone() {
        SmallKernel kernel = program("a: nop\nb: inc rax\nc: nop\nd: nop");
        kernel.set(Register.RFLAGS, TRAP);
        kernel.steps(1);
        assertThat(kernel.lastDelivery()).isEqualTo(new Delivery(1, "#DB", kernel.user("b"), 3,
                kernel.lastDelivery().error(),
                kernel.lastDelivery().cr2()));
        assertThat(kernel.frame(2)).isEqualTo(TRAP);
        assertThat(kernel.flags()).isEqualTo(2);
        assertThat(traps(kernel, "b", "c", "d")).startsWith("b", "c", "d");
    }

    @Test
    void popfqThatSetsTfTrapsOneInstructionLater() {
        SmallKernel kernel = program("push 0x302\npopfq\na: nop\nb: nop\npush 0x202\npopfq\nc: nop");
        assertThat(traps(kernel, "a", "b", "c").get(0)).isEqualTo("b");
    }

    @Test
    void popfqThatClearsTfStillTrapsAndTheFrameShowsTfClear() {
        SmallKernel kernel = program("push 0x202\npopfq\nc: nop");
        kernel.set(Register.RFLAGS, TRAP).steps(1);
        kernel.steps(2);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("c"));
        assertThat(kernel.frame(2)).isEqualTo(0x202);
    }

    @Test
    void iretqThatSetsTfTrapsAfterOneMoreInstruction() {
        SmallKernel kernel = program("a: nop\nb: nop");
        kernel.toKernel("back_iret");
        long[] frame = {kernel.user("a"), 0x33, TRAP, kernel.user("top"), 0x2b};
        for (int i = 0; i < frame.length; i++) {
            kernel.memory().write(kernel.get(Register.RSP) + 8L * i, 8, frame[i]);
        }
        kernel.steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("b"));
    }

    @Test
    void sysretqThatSetsTfTrapsBeforeAnyInstruction() {
        SmallKernel kernel = program("a: nop\nb: nop");
        kernel.toKernel("back_sysret");
        kernel.set(Register.RCX, kernel.user("a")).set(Register.R11, TRAP);
        kernel.steps(1);
        assertThat(kernel.events()).containsExactly("returned by sysretq", "entered", "#DB");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.lastDelivery().cpl()).isEqualTo(3);
        assertThat(kernel.cpu().last().mnemonic()).isEqualTo("sysretq");
    }

    @Test
    void syscallUnderTfDoesNotTrapWhenSfmaskClearsTf() {
        SmallKernel kernel = program("syscall\na: nop");
        kernel.set(Register.RFLAGS, TRAP).steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.get(Register.R11)).isEqualTo(TRAP);
        assertThat(kernel.get(Register.RCX)).isEqualTo(kernel.user("a"));
        assertThat(kernel.flags()).isEqualTo(2);
    }

    @Test
    void softwareInterruptUnderTfDoesNotTrapButSavesTf() {
        for (String code : List.of("int3", "int 0x80", "int 3", "int 4")) {
            SmallKernel kernel = program(code + "\na: nop");
            kernel.set(Register.RFLAGS, TRAP).steps(1);
            assertThat(kernel.deliveries()).hasSize(1);
            assertThat(kernel.lastDelivery().label()).isEqualTo(code.endsWith("0x80") ? "int 0x80"
                    : code.endsWith("4") ? "#OF" : "#BP");
            assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
            assertThat(kernel.frame(2)).as("no RF, TF kept").isEqualTo(TRAP);
        }
    }

    @Test
    void faultUnderTfIsDeliveredWithoutATrap() {
        SmallKernel kernel = program("a: ud2");
        kernel.set(Register.RFLAGS, TRAP).steps(1);
        assertThat(kernel.deliveries()).extracting(Delivery::label).containsExactly("#UD");
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(2)).as("RF and TF").isEqualTo(0x10302);
        assertThat(kernel.cpu().last()).isNull();
    }

    @Test
    void pushfqUnderTfShowsTfAndNeverRf() {
        SmallKernel kernel = program("pushfq\na: nop");
        kernel.set(Register.RFLAGS, 0x10302).steps(1);
        assertThat(kernel.memory().read(kernel.user("top") - 8, 8)).isEqualTo(TRAP);
        assertThat(kernel.frame(2)).as("RF lasts one instruction").isEqualTo(TRAP);
    }

    @Test
    void resumeFlagFromIretqStaysUntilTheNextInstructionIsDone() {
        SmallKernel kernel = program("a: nop\nb: nop");
        kernel.toKernel("back_iret");
        long[] frame = {kernel.user("a"), 0x33, 0x10202, kernel.user("top"), 0x2b};
        for (int i = 0; i < frame.length; i++) {
            kernel.memory().write(kernel.get(Register.RSP) + 8L * i, 8, frame[i]);
        }
        assertThat(kernel.steps(1).flags()).isEqualTo(0x10202);
        assertThat(kernel.steps(1).flags()).isEqualTo(0x202);
    }

    @Test
    void trapInTheKernelStaysOnTheStackOfTheKernel() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "nop", "entry: hlt\nother: hlt\nwork: nop\nafter: nop");
        kernel.toKernel("work");
        kernel.set(Register.RFLAGS, 0x102).set(Register.RSP, SmallKernel.STACK_TOP - 0x108);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).as("aligned to 16 before the frame")
                .isEqualTo(SmallKernel.STACK_TOP - 0x110 - 40);
        assertThat(kernel.frame(3)).isEqualTo(SmallKernel.STACK_TOP - 0x108);
        assertThat(kernel.frame(4)).isEqualTo(SmallKernel.KERNEL_SS);
        assertThat(kernel.get(Register.SS)).as("SS is left alone without a change of level")
                .isEqualTo(SmallKernel.KERNEL_SS);
    }
}
