package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.machine.state.Delivery;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.machine.transfer.Gate;

/** Exceptions while an exception is delivered. */
class DoubleFaultTest {
    private static final long NO_STACK = 0xffffdead00000000L;
    private SmallKernel kernel;

    @BeforeEach
    void kernelWithAStackOfItsOwnForDoubleFaults() {
        kernel = SmallKernel.of("a: mov rax, [0x700000]\nhlt\ndivide: div rcx\nillegal: ud2\nbreak: int3");
        kernel.machine().idt().set(ExceptionVector.DF.number(), new Gate(kernel.kernel("other"), 1, 0));
    }

    @Test
    void pageFaultOnABadStackIsADoubleFault() {
        kernel.memory().write(SmallKernel.TSS + 4, 8, NO_STACK);
        kernel.steps(1);
        assertThat(kernel.deliveries()).extracting(Delivery::label).containsExactly("#DF");
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.get(Register.CR2)).as("of the second fault").isEqualTo(NO_STACK - 8);
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.IST1_TOP - 48);
    }

    @Test
    void divideErrorWithoutGateIsADoubleFault() {
        kernel.machine().idt().set(ExceptionVector.DE.number(), null);
        kernel.set(Register.RIP, kernel.user("divide")).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#DF");
    }

    @Test
    void benignExceptionWithoutGateIsAProtectionFault() {
        kernel.machine().idt().set(ExceptionVector.UD.number(), null);
        kernel.set(Register.RIP, kernel.user("illegal")).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).as("external, IDT, vector 6").hasValue(6 * 8 + 3);
    }

    @Test
    void contributoryThenPageFaultIsAPageFault() {
        kernel.memory().write(SmallKernel.TSS + 4, 8, NO_STACK);
        kernel.machine().idt().set(ExceptionVector.PF.number(), new Gate(kernel.kernel("other"), 1, 0));
        kernel.set(Register.RIP, kernel.user("divide")).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().error()).as("write, supervisor").hasValue(2);
        assertThat(kernel.lastDelivery().cr2()).hasValue(NO_STACK - 8);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("divide"));
    }

    @Test
    void stackThatIsNotCanonicalIsAStackFault() {
        kernel.memory().write(SmallKernel.TSS + 4, 8, 0x0000900000000000L);
        kernel.machine().idt().set(ExceptionVector.SS.number(), new Gate(kernel.kernel("other"), 1, 0));
        kernel.set(Register.RIP, kernel.user("illegal")).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#SS");
        assertThat(kernel.lastDelivery().error()).hasValue(1);
    }

    @Test
    void doubleFaultThatCannotBeDeliveredShutsTheCpuDown() {
        kernel.memory().write(SmallKernel.TSS + 4, 8, NO_STACK);
        kernel.memory().write(SmallKernel.TSS + 36, 8, NO_STACK);
        assertThat(kernel.cpu().run(5)).isEqualTo(new RunResult(StopReason.SHUTDOWN, 1));
        assertThat(kernel.deliveries()).isEmpty();
        MachineState down = kernel.machine().save();
        assertThat(kernel.cpu().run(5)).isEqualTo(new RunResult(StopReason.SHUTDOWN, 0));
        kernel.machine().restore(down);
        assertThat(kernel.cpu().run(5).why()).isEqualTo(StopReason.SHUTDOWN);
    }

    @Test
    void breakpointOnABadStackFaultsAtTheBreakpoint() {
        kernel.memory().write(SmallKernel.TSS + 4, 8, NO_STACK);
        kernel.machine().idt().set(ExceptionVector.PF.number(), new Gate(kernel.kernel("other"), 1, 0));
        kernel.set(Register.RIP, kernel.user("break")).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("break"));
    }

    @Test
    void handlerThatIsNotCanonicalIsAProtectionFault() {
        kernel.machine().idt().set(ExceptionVector.UD.number(), new Gate(0x0000900000000000L, 0, 0));
        kernel.set(Register.RIP, kernel.user("illegal")).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }
}
