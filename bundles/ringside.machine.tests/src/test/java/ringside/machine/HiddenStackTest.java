package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * The hidden part of SS: an AMD CPU keeps it at SYSRET, so that a null SS of the kernel comes through to 32-bit code
 * behind a selector that looks right; an Intel CPU loads a flat segment.
 */
class HiddenStackTest {
    private static final long STACK = 0x600800;
    private static final String USER = "nop\na: .code32\npush eax\npop ebx\nhlt";
    private static final String KERNEL = SmallKernel.MUTE
            + "return: mov ss, ecx\nsysretd\nreload: mov ss, ecx\nmov ss, edx\nsysretd\nexit: mov ss, eax\nsysexitd\n"
            + "plain: sysretd";

    private static SmallKernel kernel(Vendor vendor, String from) {
        SmallKernel kernel = SmallKernel.of(new CpuModel(vendor, false), USER, KERNEL);
        kernel.memory().map(0x600000, 0x1000, Rights.USER_DATA);
        kernel.toKernel(from);
        return kernel.set(Register.RCX, 0).set(Register.R11, 0x202).set(Register.RDX, SmallKernel.KERNEL_SS);
    }

    /** Goes back to the 32-bit code, whose address fits into the selector-free ECX only after SS was loaded. */
    private static SmallKernel back(SmallKernel kernel, int before) {
        kernel.steps(before);
        kernel.set(Register.RCX, kernel.user("a")).set(Register.RSP, STACK).steps(1);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x23);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x2b);
        return kernel.steps(1);
    }

    @Test
    void onAmdAnUnusableStackComesThrough() {
        SmallKernel kernel = back(kernel(Vendor.AMD, "return"), 1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#SS");
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(4)).as("the selector looks right").isEqualTo(0x2b);
    }

    @Test
    void onIntelItDoesNot() {
        SmallKernel kernel = back(kernel(Vendor.INTEL, "return"), 1).steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.get(Register.RBX)).isEqualTo(kernel.get(Register.RAX));
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void loadingTheKernelsStackSegmentBeforeHelps(Vendor vendor) {
        SmallKernel kernel = back(kernel(vendor, "reload"), 2).steps(1);
        assertThat(kernel.deliveries()).isEmpty();
    }

    @Test
    void sysexitLoadsAFlatSegment() {
        SmallKernel kernel = kernel(Vendor.INTEL, "exit").set(Register.RAX, 0).set(Register.SYSENTER_CS, 0x10);
        kernel.steps(1).set(Register.RDX, kernel.user("a")).set(Register.RCX, STACK).steps(1);
        kernel.set(Register.CS, 0x23).steps(2);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK);
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void anInterruptOfTheUserLoadsANullSelector(Vendor vendor) {
        SmallKernel kernel = SmallKernel.of(new CpuModel(vendor, false), USER, KERNEL);
        kernel.cpu().raise(0xec);
        kernel.steps(1);
        assertThat(kernel.get(Register.SS)).isZero();
        assertThat(kernel.frame(4)).isEqualTo(0x2b);
        kernel.toKernel("plain");
        kernel.set(Register.SS, 0);
        kernel.set(Register.RCX, kernel.user("a")).set(Register.RSP, STACK).set(Register.R11, 0x202);
        kernel.memory().map(0x600000, 0x1000, Rights.USER_DATA);
        kernel.steps(2);
        assertThat(kernel.lastDelivery().label()).isEqualTo(vendor == Vendor.AMD ? "#SS" : "interrupt 0xec");
    }

    @Test
    void theHiddenPartIsSavedWithTheMachine() {
        SmallKernel kernel = kernel(Vendor.AMD, "return").steps(1);
        kernel.set(Register.RCX, kernel.user("a")).set(Register.RSP, STACK).steps(1);
        MachineState saved = kernel.machine().save();
        kernel.set(Register.SS, 0x2b);
        assertThat(kernel.machine().save()).as("same selector, usable now").isNotEqualTo(saved);
        kernel.steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        kernel.machine().restore(saved);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#SS");
    }

    @Test
    void sixtyFourBitCodeDoesNotLookAtIt() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "push rax\nhlt", KERNEL.replace("sysretd", "sysretq"));
        kernel.memory().map(0x600000, 0x1000, Rights.USER_DATA);
        kernel.toKernel("return");
        kernel.set(Register.RCX, 0).set(Register.R11, 0x202).steps(1);
        kernel.set(Register.RCX, 0x401000).set(Register.RSP, STACK).steps(2);
        assertThat(kernel.deliveries()).isEmpty();
    }
}
