package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** SYSENTER, SYSEXIT, and SYSCALL and SYSRET of 32-bit code, on both vendors (SDM and APM, their pages). */
class FastSystemCall32Test {
    private static final String KERNEL = "entry: hlt\nother: iretq\nvector1: iretq\ncompat: hlt\nfast: nop\nhlt\n"
            + "sysret32: sysretd\nexit32: sysexitd\nexit64: sysexitq\n";
    private static final long STACK = 0x600800;
    private static final long KERNEL_STACK = SmallKernel.STACK_TOP - 0x200;
    /** CF, PF, AF, ZF, SF, TF, IF, DF, OF, NT, AC, ID. */
    private static final long ALL = 0x244fd7;

    private static SmallKernel program(Vendor vendor, int bits, String code) {
        SmallKernel kernel = SmallKernel.of(new CpuModel(vendor, false), "start: .code" + bits + "\n" + code, KERNEL);
        kernel.memory().map(0x600000, 0x1000, Rights.USER_DATA);
        kernel.set(Register.CSTAR, kernel.kernel("compat")).set(Register.SYSENTER_CS, 0x10)
                .set(Register.SYSENTER_EIP, kernel.kernel("fast")).set(Register.SYSENTER_ESP, KERNEL_STACK);
        return kernel.set(Register.CS, bits == 32 ? 0x23 : 0x33).set(Register.RSP, STACK);
    }

    private static SmallKernel kernel(Vendor vendor, String label) {
        SmallKernel kernel = program(vendor, 32, "nop\na: nop\nnop\nhlt");
        kernel.toKernel(label);
        return kernel.set(Register.RCX, kernel.user("a")).set(Register.R11, 0x202);
    }

    @ParameterizedTest
    @CsvSource({"INTEL, 32, true", "INTEL, 64, true", "AMD, 32, false", "AMD, 64, false"})
    void sysenterIsThereOnIntelAlone(Vendor vendor, int bits, boolean there) {
        SmallKernel kernel = program(vendor, bits, "a: sysenter\nhlt").set(Register.RFLAGS, ALL & ~0x100).steps(1);
        if (!there) {
            assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
            assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
            return;
        }
        assertThat(kernel.events()).containsExactly("entered by syscall");
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("fast"));
        assertThat(kernel.get(Register.RSP)).isEqualTo(KERNEL_STACK);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x10);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x18);
        assertThat(kernel.flags()).as("only IF goes off: NT, AC, DF stay").isEqualTo(ALL & ~0x300);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void sysenterUnderTfTrapsBehindTheFirstInstructionOfTheKernel(int bits) {
        SmallKernel kernel = program(Vendor.INTEL, bits, "sysenter\nhlt").set(Register.RFLAGS, 0x302);
        kernel.steps(1);
        assertThat(kernel.deliveries()).hasSize(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#DB");
        assertThat(kernel.lastDelivery().cpl()).isZero();
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.kernel("fast"));
        assertThat(kernel.frame(1)).isEqualTo(0x10);
        assertThat(kernel.frame(2)).as("TF is still on, IF is off").isEqualTo(0x102);
        assertThat(kernel.frame(3)).isEqualTo(KERNEL_STACK);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void withoutASelectorSysenterFaults(long selector) {
        SmallKernel kernel = program(Vendor.INTEL, 32, "a: sysenter\nhlt").set(Register.SYSENTER_CS, selector).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
    }

    @ParameterizedTest
    @CsvSource({"AMD, compat", "INTEL, #UD"})
    void syscallOf32BitCodeHasAnEntryOfItsOwnOnAmdAndNoneOnIntel(Vendor vendor, String outcome) {
        SmallKernel kernel = program(vendor, 32, "a: syscall\nb: hlt").set(Register.RFLAGS, ALL & ~0x100).steps(1);
        if (vendor == Vendor.INTEL) {
            assertThat(kernel.lastDelivery().label()).isEqualTo(outcome);
            return;
        }
        assertThat(kernel.rip()).isEqualTo(kernel.kernel(outcome));
        assertThat(kernel.get(Register.RCX)).isEqualTo(kernel.user("b"));
        assertThat(kernel.get(Register.R11)).isEqualTo(ALL & ~0x100);
        assertThat(kernel.flags()).isEqualTo(ALL & ~0x100 & ~SmallKernel.LINUX_SFMASK | 2);
        assertThat(kernel.get(Register.RSP)).as("stays").isEqualTo(STACK);
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void sysretdGoesToTheLower32BitsOfRcx(Vendor vendor) {
        SmallKernel kernel = kernel(vendor, "sysret32");
        kernel.set(Register.RCX, kernel.user("a")).set(Register.R11, ALL & ~0x100 | 0x10000).set(Register.RSP, STACK);
        kernel.steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.get(Register.CS)).isEqualTo(0x23);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x2b);
        assertThat(kernel.flags()).as("RF is not loaded").isEqualTo(ALL & ~0x100);
        assertThat(kernel.events()).containsExactly("returned by sysretd");
        kernel.toKernel("sysret32");
        kernel.set(Register.RCX, 0xffff_8000_0000_0000L | kernel.user("a")).steps(2);
        assertThat(kernel.deliveries()).as("no test for a canonical address").isEmpty();
        assertThat(kernel.rip()).isEqualTo(kernel.user("a") + 1);
    }

    @Test
    void sysretdThatSetsTfTrapsBeforeAnyInstruction() {
        SmallKernel kernel = kernel(Vendor.INTEL, "sysret32").set(Register.R11, 0x302).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#DB");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.lastDelivery().cpl()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"exit32, 0x23, 0x2b", "exit64, 0x33, 0x3b"})
    void sysexitTakesRdxAndRcxAndLeavesTheFlags(String label, String cs, String ss) {
        SmallKernel kernel = kernel(Vendor.INTEL, label);
        kernel.set(Register.RFLAGS, 0x246).set(Register.RDX, kernel.user("a")).set(Register.RCX, STACK).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK);
        assertThat(kernel.get(Register.CS)).isEqualTo(Integer.decode(cs).longValue());
        assertThat(kernel.get(Register.SS)).isEqualTo(Integer.decode(ss).longValue());
        assertThat(kernel.flags()).isEqualTo(0x246);
    }

    @Test
    void sysexitTo32BitsCutsAndTo64BitsAsksForCanonicalAddresses() {
        SmallKernel kernel = kernel(Vendor.INTEL, "exit32");
        kernel.set(Register.RDX, 1L << 47 | kernel.user("a")).set(Register.RCX, 1L << 47 | STACK).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.get(Register.RSP)).isEqualTo(STACK);
        for (Register wrong : new Register[] {Register.RCX, Register.RDX}) {
            SmallKernel bad = kernel(Vendor.INTEL, "exit64").set(Register.RDX, 0).set(Register.RCX, 0);
            bad.set(wrong, 1L << 47).steps(1);
            assertThat(bad.lastDelivery().label()).isEqualTo("#GP");
            assertThat(bad.lastDelivery().cpl()).isZero();
        }
    }

    @Test
    void sysexitWithInterruptsOnLetsTheFirstWaitingOneIn() {
        SmallKernel kernel = kernel(Vendor.INTEL, "exit32");
        kernel.set(Register.RDX, kernel.user("a")).set(Register.RCX, STACK).set(Register.RFLAGS, 2);
        kernel.cpu().raise(0xec);
        kernel.steps(1);
        assertThat(kernel.deliveries()).as("IF is off").isEmpty();
        assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
    }

    @ParameterizedTest
    @CsvSource({"INTEL, sysexitd, #GP", "INTEL, sysexitq, #GP", "INTEL, sysretd, #GP", "AMD, sysexitd, #UD",
        "AMD, sysexitq, #UD", "AMD, sysretd, #GP"})
    void aProgramCannotReturnFromTheKernel(Vendor vendor, String code, String label) {
        SmallKernel kernel = program(vendor, 64, "a: " + code + "\nhlt").steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo(label);
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("a"));
    }

    @Test
    void sysretdNeedsSystemCallsToBeOn() {
        SmallKernel kernel = kernel(Vendor.INTEL, "sysret32").set(Register.EFER, 0).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
    }
}
