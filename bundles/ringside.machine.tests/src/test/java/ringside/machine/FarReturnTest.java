package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.machine.memory.Rights;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Register;

/** RET to another code segment: how a program changes between 64-bit and 32-bit code. */
class FarReturnTest {
    private static final long STACK = 0x600800;

    private static SmallKernel program(String code) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, code, SmallKernel.MUTE + "back: retfq");
        kernel.memory().map(0x600000, 0x1000, Rights.USER_DATA);
        kernel.machine().ldt().set(0, Descriptor.code(32, 3).absent());
        return kernel.set(Register.RSP, STACK);
    }

    @Test
    void aProgramGoesTo32BitCodeAndBack() {
        SmallKernel kernel = program("""
                push 0x23
                lea rax, [narrow]
                push rax
                retfq
                .code32
                narrow: push 0x33
                push offset wide
                retf
                .code64
                wide: mov rbx, -1
                hlt
                """).set(Register.R12, -1);
        kernel.steps(4);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x23);
        assertThat(kernel.rip()).isEqualTo(kernel.user("narrow"));
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK);
        kernel.steps(4);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x33);
        assertThat(kernel.get(Register.RBX)).isEqualTo(-1);
        assertThat(kernel.get(Register.R12)).as("registers of 64-bit code stay").isEqualTo(-1);
        assertThat(kernel.events()).as("never left the program").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x00, #GP, 0", "0x03, #GP, 0", "0x2b, #GP, 0x28", "0x10, #GP, 0x10", "0x13, #GP, 0x10",
        "0x22, #GP, 0x20", "0x7b, #GP, 0x78", "0x07, #NP, 0x04", "0x0f, #GP, 0x0c"})
    void badSelectorsFault(String selector, String label, String error) {
        SmallKernel kernel = program("push rax\nlea rax, [b]\npush rax\na: retfq\nb: hlt");
        kernel.set(Register.RAX, Integer.decode(selector)).steps(4);
        assertThat(kernel.lastDelivery().label()).isEqualTo(label);
        assertThat(kernel.lastDelivery().error()).hasValue(Integer.decode(error));
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(3)).isEqualTo(STACK - 16);
    }

    @Test
    void theKernelReturnsToAProgramWithItsStack() {
        SmallKernel kernel = program("nop\nhlt");
        kernel.toKernel("back");
        SegmentReturnTest.frame(kernel, 0x401000, 0x33, STACK, 0x2b);
        kernel.steps(1);
        assertThat(kernel.events()).containsExactly("returned by retfq");
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x2b);
        assertThat(kernel.flags()).as("flags stay").isEqualTo(2);
    }
}
