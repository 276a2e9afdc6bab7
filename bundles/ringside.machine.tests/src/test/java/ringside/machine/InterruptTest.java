package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ringside.machine.state.Delivery;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.machine.transfer.CpuListener;
import ringside.machine.transfer.Gate;

/** External interrupts, HLT, gates and stacks. */
class InterruptTest {
    private static final int TIMER = 0x20;
    private static final String KERNEL = """
            entry: hlt
            other: iretq
            critical: nop
                      sti
            shadow:   nop
            after:    nop
            idle:     sti
                      hlt
            woken:    nop
            masked:   cli
                      hlt
            twice:    sti
            again:    sti
                      nop
            """;

    private static SmallKernel user(String code) {
        return SmallKernel.of(SmallKernel.AMD, code + "\nhlt", KERNEL);
    }

    @Test
    void interruptThatWaitsIsTakenBeforeTheNextInstructionOfTheUser() {
        SmallKernel kernel = user("a: nop\nb: nop");
        kernel.cpu().raise(TIMER);
        assertThat(kernel.cpu().interruptPending()).isTrue();
        kernel.steps(1);
        assertThat(kernel.cpu().interruptPending()).isFalse();
        assertThat(kernel.events()).containsExactly("entered", "interrupt 0x20", "returned by iretq");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.lastDelivery().error()).isEmpty();
    }

    @Test
    void interruptEntersOnTheStackOfTheTaskStateSegment() {
        SmallKernel kernel = SmallKernel.of("a: nop\nhlt");
        kernel.set(Register.RSP, 0x12345).set(Register.RFLAGS, 0x244ed7 & ~0x100);
        kernel.cpu().raise(TIMER);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.STACK_TOP - 40);
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(1)).isEqualTo(SmallKernel.USER_CS);
        assertThat(kernel.frame(2)).isEqualTo(0x244ed7);
        assertThat(kernel.frame(3)).isEqualTo(0x12345);
        assertThat(kernel.frame(4)).isEqualTo(SmallKernel.USER_SS);
        assertThat(kernel.get(Register.CS)).isEqualTo(SmallKernel.KERNEL_CS);
        assertThat(kernel.get(Register.SS)).as("null selector").isZero();
        assertThat(kernel.flags()).as("TF, IF, NT, RF, VM cleared, the rest kept").isEqualTo(0x240cd7);
    }

    @Test
    void gateWithAStackNumberUsesThatStackAtEveryLevel() {
        SmallKernel kernel = user("nop");
        kernel.machine().idt().set(TIMER, new Gate(kernel.kernel("entry"), 1, 0));
        kernel.cpu().raise(TIMER);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.IST1_TOP - 40);
        kernel.toKernel("shadow");
        kernel.set(Register.RFLAGS, 0x202).cpu().raise(TIMER);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.IST1_TOP - 40);
    }

    @Test
    void interruptWaitsWhileInterruptsAreOffAndForOneInstructionAfterSti() {
        SmallKernel kernel = user("nop");
        kernel.toKernel("critical");
        kernel.cpu().raise(TIMER);
        kernel.steps(2);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.flags() & Flag.IF.mask()).isNotZero();
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.kernel("after"));
    }

    @Test
    void stiWithInterruptsOnCastsNoShadow() {
        SmallKernel kernel = user("nop");
        kernel.toKernel("twice");
        kernel.steps(1);
        kernel.cpu().raise(TIMER);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).as("the first sti does").isEqualTo(kernel.kernel("again") + 1);
    }

    @Test
    void shadowSurvivesSavingAndRestoring() {
        SmallKernel kernel = user("nop");
        kernel.toKernel("critical");
        kernel.steps(2);
        MachineState behindSti = kernel.machine().save();
        kernel.steps(2);
        kernel.machine().restore(behindSti);
        kernel.cpu().raise(TIMER);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.kernel("after"));
    }

    @Test
    void highestVectorComesFirst() {
        SmallKernel kernel = user("nop\nnop\nnop");
        kernel.cpu().raise(0x21);
        kernel.cpu().raise(0xef);
        kernel.cpu().raise(0x40);
        kernel.steps(6);
        assertThat(kernel.deliveries()).extracting(Delivery::vector).containsExactly(0xef, 0x40, 0x21);
    }

    @Test
    void interruptThatSysretAllowsIsTakenBeforeAnyInstruction() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "a: nop\nhlt", "entry: hlt\nother: hlt\nback: sysretq");
        kernel.toKernel("back");
        kernel.set(Register.RCX, kernel.user("a")).set(Register.R11, 0x202);
        kernel.cpu().raise(TIMER);
        kernel.steps(1);
        assertThat(kernel.events()).containsExactly("returned by sysretq", "entered", "interrupt 0x20");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
    }

    @Test
    void trapComesBeforeTheInterrupt() {
        SmallKernel kernel = SmallKernel.of("a: nop\nb: nop\nhlt");
        kernel.machine().services(service -> {});
        kernel.set(Register.RFLAGS, 0x302);
        kernel.machine().listener(new CpuListener() {
            @Override
            public void delivered(Delivery delivery) {
                kernel.deliveries().add(delivery);
                kernel.cpu().raise(TIMER);
            }
        });
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#DB");
        assertThat(kernel.cpu().interruptPending()).isTrue();
    }

    @Test
    void haltWaitsForAnInterrupt() {
        SmallKernel kernel = user("nop");
        kernel.toKernel("idle");
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.HALTED, 2));
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.HALTED, 0));
        MachineState halted = kernel.machine().save();
        kernel.cpu().raise(TIMER);
        kernel.steps(2);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.kernel("woken"));
        kernel.machine().restore(halted);
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.HALTED, 0));
    }

    @Test
    void haltWithInterruptsOffIsNotWoken() {
        SmallKernel kernel = user("nop");
        kernel.toKernel("masked");
        kernel.cpu().raise(TIMER);
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.HALTED, 2));
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.HALTED, 0));
        kernel.set(Register.RIP, kernel.kernel("shadow")).steps(1);
    }

    @Test
    void interruptWithoutAGateIsAProtectionFaultFromOutside() {
        SmallKernel kernel = SmallKernel.of("a: nop\nhlt");
        kernel.machine().idt().set(TIMER, null);
        kernel.cpu().raise(TIMER);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).hasValue(TIMER * 8 + 3);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
    }

    @Test
    void softwareInterruptNeedsAGateForTheLevelOfTheUser() {
        for (String code : new String[] {"int 0x0e", "int 0x81"}) {
            SmallKernel kernel = SmallKernel.of("a: " + code + "\nhlt");
            kernel.machine().idt().set(0x81, null);
            kernel.steps(1);
            assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
            assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
            assertThat(kernel.lastDelivery().error()).hasValue(code.endsWith("0e") ? 0x72 : 0x40a);
            assertThat(kernel.cpu().last()).isNull();
        }
    }

    @Test
    void kernelMayUseEveryGate() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "nop", "entry: hlt\nother: hlt\nwork: int 0x0e");
        kernel.toKernel("work");
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("int 0xe");
        assertThat(kernel.lastDelivery().error()).isEmpty();
    }
}
