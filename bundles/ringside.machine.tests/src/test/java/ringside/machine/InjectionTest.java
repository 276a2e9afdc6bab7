package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;

/** Exceptions that come from outside, as a hypervisor injects them. */
class InjectionTest {

    @Test
    void theFrameHoldsTheStateAsItIsAndNoStepIsCounted() {
        SmallKernel kernel = SmallKernel.of("a: nop\nhlt");
        kernel.set(Register.RSP, 0x12345).set(Register.RFLAGS, 0x302).set(Register.RIP, 0x800000000000L);
        kernel.cpu().inject(ExceptionVector.GP, 0x28, 0);
        assertThat(kernel.lastDelivery().error()).hasValue(0x28);
        assertThat(kernel.frame(0)).as("RIP, canonical or not").isEqualTo(0x800000000000L);
        assertThat(kernel.frame(2)).as("no RF is added").isEqualTo(0x302);
        assertThat(kernel.frame(3)).isEqualTo(0x12345);
        assertThat(kernel.flags() & 0x300).as("TF and IF are off in the handler").isZero();
        assertThat(kernel.events()).containsExactly("entered", "#GP");
    }

    @Test
    void aPageFaultSetsCr2() {
        SmallKernel kernel = SmallKernel.of("a: nop\nhlt");
        kernel.cpu().inject(ExceptionVector.PF, 0x14, 0xffff800000000000L);
        assertThat(kernel.get(Register.CR2)).isEqualTo(0xffff800000000000L);
        assertThat(kernel.lastDelivery().error()).hasValue(0x14);
        assertThat(kernel.lastDelivery().cr2()).hasValue(0xffff800000000000L);
    }

    @Test
    void anExceptionWithoutErrorCodePushesNone() {
        SmallKernel kernel = SmallKernel.of("a: nop\nhlt");
        kernel.cpu().inject(ExceptionVector.DB, 7, 0);
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.lastDelivery().error()).isEmpty();
    }
}
