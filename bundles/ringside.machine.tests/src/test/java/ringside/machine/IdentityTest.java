package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** What the CPU says of itself: the same on every run. */
class IdentityTest {

    private static SmallKernel user(Vendor vendor, String code) {
        return SmallKernel.of(new CpuModel(vendor, false), code + "\nhlt", SmallKernel.MUTE);
    }

    @ParameterizedTest
    @CsvSource({"AMD,AuthenticAMD", "INTEL,GenuineIntel"})
    void theVendorIsNamed(Vendor vendor, String name) {
        SmallKernel kernel = user(vendor, "cpuid").set(Register.RAX, -1L << 32).steps(1);
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) kernel.get(Register.RBX)).putInt((int) kernel.get(Register.RDX))
                .putInt((int) kernel.get(Register.RCX));
        assertThat(new String(bytes.array(), StandardCharsets.US_ASCII)).isEqualTo(name);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xd);
    }

    @ParameterizedTest
    @CsvSource({"AMD,false", "INTEL,true"})
    void onlyIntelHasSysenterInLongMode(Vendor vendor, boolean sep) {
        SmallKernel kernel = user(vendor, "cpuid").set(Register.RAX, 1).steps(1);
        assertThat((kernel.get(Register.RDX) & 1 << 11) != 0).isEqualTo(sep);
        assertThat(kernel.get(Register.RDX) & (1 | 1 << 23 | 1 << 25)).as("x87, MMX, SSE").isZero();
    }

    @Test
    void anUnknownLeafIsAllZero() {
        SmallKernel kernel = user(Vendor.AMD, "cpuid").set(Register.RAX, 0x40000000).steps(1);
        assertThat(kernel.get(Register.RAX) | kernel.get(Register.RBX) | kernel.get(Register.RCX)
                | kernel.get(Register.RDX)).isZero();
    }

    @Test
    void timeCountsSteps() {
        SmallKernel kernel = user(Vendor.AMD, "nop\nnop\nrdtsc\nmov ebx, eax\nnop\nrdtscp").set(Register.RCX, -1);
        assertThat(kernel.steps(3).get(Register.RAX)).isEqualTo(2);
        assertThat(kernel.steps(3).get(Register.RAX)).isEqualTo(5);
        assertThat(kernel.get(Register.RCX)).isZero();
    }

    @Test
    void timeGoesBackWithASavedState() {
        SmallKernel kernel = user(Vendor.AMD, "nop\nnop\nrdtsc\nmov ebx, eax\nrdtsc").steps(1);
        MachineState early = kernel.machine().save();
        kernel.steps(4);
        assertThat(kernel.get(Register.RAX)).isEqualTo(4);
        kernel.machine().restore(early);
        kernel.steps(4);
        assertThat(kernel.get(Register.RBX)).isEqualTo(2);
        assertThat(kernel.get(Register.RAX)).isEqualTo(4);
    }

    @Test
    void timeTellsStatesApartOnlyOnceItWasRead() {
        SmallKernel kernel = user(Vendor.AMD, "a: jmp a\nrdtsc\nb: jmp b");
        MachineState first = kernel.machine().save();
        kernel.steps(1);
        assertThat(kernel.machine().sameAs(first)).isTrue();
        kernel.set(Register.RIP, kernel.user("a") + 2).steps(2);
        MachineState read = kernel.machine().save();
        kernel.steps(1);
        assertThat(kernel.machine().sameAs(read)).isFalse();
    }

    @Test
    void timeCanBeTheKernelsSecret() {
        SmallKernel kernel = user(Vendor.AMD, "rdtsc").set(Register.CR4, 4).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rdrand", "rdseed"})
    void chanceIsTheSameOnEveryRun(String name) {
        SmallKernel one = user(Vendor.AMD, name + " rax\n" + name + " bx").set(Register.RFLAGS, 0xad7)
                .set(Register.RBX, -1).steps(2);
        SmallKernel other = user(Vendor.INTEL, name + " rax\n" + name + " bx").set(Register.RBX, -1).steps(2);
        assertThat(one.get(Register.RAX)).isEqualTo(other.get(Register.RAX)).isNotZero();
        assertThat(one.get(Register.RBX)).isEqualTo(other.get(Register.RBX)).isLessThan(-1);
        assertThat(one.flags()).isEqualTo(0x203);
    }

    @Test
    void extendedStates() {
        SmallKernel kernel = user(Vendor.AMD, "xgetbv\nmov ecx, 2\nxgetbv").set(Register.RDX, -1).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(1);
        assertThat(kernel.get(Register.RDX)).isZero();
        assertThat(kernel.steps(2).lastDelivery().label()).isEqualTo("#GP");
    }
}
