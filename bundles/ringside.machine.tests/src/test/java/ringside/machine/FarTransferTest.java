package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** Jumps and calls to another code segment, INT1, INTO and BOUND, and near transfers with words of 16 bits. */
class FarTransferTest {
    private static final String HANDLERS = "entry: hlt\nother: hlt\n";

    private static SmallKernel user(Vendor vendor, String code) {
        SmallKernel kernel = SmallKernel.of(new CpuModel(vendor, false), code
                + "\nhlt\n.data\n.balign 16\nplace: .quad 0, 0\n", HANDLERS);
        return kernel.set(Register.RDI, kernel.user("place")).set(Register.RSP, kernel.user("place") + 0x800);
    }

    private static SmallKernel pointingTo(String code, int selector) {
        SmallKernel kernel = user(Vendor.AMD, code);
        kernel.memory().write(kernel.user("place"), 4, kernel.user("target"));
        kernel.memory().write(kernel.user("place") + 4, 2, selector);
        return kernel;
    }

    @Test
    void aFarJumpGoesTo32BitCode() {
        SmallKernel kernel = pointingTo("jmp fword ptr [rdi]\n.code32\ntarget: mov eax, 7", 0x23)
                .set(Register.RAX, -1).steps(2);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x23);
        assertThat(kernel.get(Register.RAX)).isEqualTo(7);
    }

    @Test
    void aFarCallCanBeReturnedFrom() {
        SmallKernel kernel = pointingTo("a: call fword ptr [rdi]\nback: nop\n.code32\ntarget: lret", 0x23);
        long top = kernel.get(Register.RSP);
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(top - 8);
        assertThat(kernel.memory().read(top - 8, 4)).isEqualTo(kernel.user("back"));
        assertThat(kernel.memory().read(top - 4, 4)).isEqualTo(0x33);
        kernel.steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("back"));
        assertThat(kernel.get(Register.CS)).isEqualTo(0x33);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0x10,0x10", "0x2b,0x28", "0x40,0x40", "0x60,0x60"})
    void whatIsNoCodeOfThisLevelFaults(int selector, int error) {
        SmallKernel kernel = pointingTo("target: jmp fword ptr [rdi]", selector).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).hasValue(error);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("target"));
    }

    @Test
    void int1IsADebugExceptionBehindTheInstruction() {
        SmallKernel kernel = user(Vendor.AMD, "int1\na: nop").steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#DB");
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(2)).isEqualTo(0x202);
    }

    private static SmallKernel compat(String code) {
        SmallKernel kernel = user(Vendor.AMD, ".code32\n" + code);
        kernel.set(Register.CS, 0x23);
        kernel.cpu().dataSegments(0x2b);
        return kernel;
    }

    @ParameterizedTest
    @CsvSource({"a02,#OF", "202,"})
    void intoLooksAtTheOverflow(String flags, String label) {
        SmallKernel kernel = compat("into\na: nop").set(Register.RFLAGS, Long.parseLong(flags, 16)).steps(1);
        assertThat(kernel.deliveries().stream().map(delivery -> delivery.label()).findFirst().orElse(null))
                .isEqualTo(label);
        assertThat(label == null ? kernel.rip() : kernel.frame(0)).isEqualTo(kernel.user("a"));
    }

    @ParameterizedTest
    @CsvSource({"-2,false", "-1,true", "5,true", "6,false"})
    void boundsAreSigned(int index, boolean inside) {
        SmallKernel kernel = compat("a: bound eax, [edi]\nb: nop").set(Register.RAX, index & 0xffff_ffffL);
        kernel.memory().write(kernel.user("place"), 4, -1);
        kernel.memory().write(kernel.user("place") + 4, 4, 5);
        kernel.steps(1);
        if (inside) {
            assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        } else {
            assertThat(kernel.lastDelivery().label()).isEqualTo("#BR");
            assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
        }
    }

    @Test
    void stringsOf32BitCodeUseEsiAndEdi() {
        SmallKernel kernel = compat("rep movsd").set(Register.RSI, 0);
        kernel.set(Register.RSI, kernel.user("place")).set(Register.RDI, kernel.user("place") + 8)
                .set(Register.RCX, 0x5_0000_0002L);
        kernel.memory().write(kernel.user("place"), 8, 0x1122334455667788L);
        kernel.steps(2);
        assertThat(kernel.memory().read(kernel.user("place") + 8, 8)).isEqualTo(0x1122334455667788L);
        assertThat(kernel.get(Register.RCX)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"AMD,2,0x1234", "INTEL,8,0x7fff12341234"})
    void aReturnWithAnOperandSizePrefix(Vendor vendor, int taken, long target) {
        SmallKernel kernel = user(vendor, "retw");
        long top = kernel.get(Register.RSP);
        kernel.memory().write(top, 8, 0x7fff12341234L);
        kernel.steps(1);
        assertThat(kernel.rip()).isEqualTo(target);
        assertThat(kernel.get(Register.RSP)).isEqualTo(top + taken);
    }

    @ParameterizedTest
    @CsvSource({"iretd,4", "iretw,2"})
    void narrowInterruptReturnsTakeNarrowWords(String code, int width) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "nop\nhlt", HANDLERS + "work: " + code);
        kernel.toKernel("work");
        kernel.set(Register.RFLAGS, 0x40002);
        long top = kernel.get(Register.RSP);
        long[] frame = {0x1000, 0x33, 0x246, 0x2000, 0x2b};
        for (int i = 0; i < frame.length; i++) {
            kernel.memory().write(top + (long) i * width, width, frame[i]);
        }
        kernel.steps(1);
        assertThat(kernel.rip()).isEqualTo(0x1000);
        assertThat(kernel.get(Register.RSP)).isEqualTo(0x2000);
        assertThat(kernel.flags()).as("16 bits leave AC alone").isEqualTo(width == 2 ? 0x40246 : 0x246);
    }
}
