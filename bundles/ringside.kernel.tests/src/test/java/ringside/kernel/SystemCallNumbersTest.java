package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * Which number makes which call in the kernels that save everything (Linux 5.6 and 6.5, arch/x86/entry/common.c): the
 * upper half of RAX, bit 30, and what lies outside the tables.
 */
class SystemCallNumbersTest {

    private static final String CALL = ReturningPrograms.HEAD + "syscall\nhlt\n";
    private static final long X32_BIT = 0x40000000L;
    private static final long X32_LAST = 547;
    private static final int GETPID = 39;
    private static final long PID = 4242;
    private static final long ENOSYS = -38;
    private static final long[] LOW = {GETPID, 438, 439, 440, 441, 451, 452, 461, 462, 511, 512, 547, 548, 999,
        0x0fffffffL};
    private static final long[] UPPER = {0, 1L << 32, 0x7fffffffL << 32, -1L << 32};
    private static final long[] BITS = {0, X32_BIT, 0x80000000L, X32_BIT | 0x80000000L};

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void everyCombinationOfUpperHalfBit30AndNumber(String profile) throws AssemblyException {
        List<String> differences = new ArrayList<>();
        for (boolean x32 : List.of(false, true)) {
            KernelOptions options = new KernelOptions(Vendor.INTEL, false, false, false, x32);
            KernelWalk walk = new KernelWalk(profile, options, ReturningPrograms.task(CALL));
            KernelState start = walk.kernel.save();
            for (long number : numbers()) {
                walk.kernel.restore(start);
                walk.events.returns.clear();
                walk.kernel.machine().cpu().set(Register.RAX, number);
                walk.kernel.run(1000);
                long expected = getpid(profile, number, x32) ? PID : ENOSYS;
                if (walk.register(Register.RAX) != expected
                        || !walk.events.syscallReturns().equals(List.of("SYSRET"))) {
                    differences.add(String.format("rax 0x%x x32 %s: 0x%x by %s, expected 0x%x", number, x32,
                            walk.register(Register.RAX), walk.events.syscallReturns(), expected));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static List<Long> numbers() {
        List<Long> all = new ArrayList<>(List.of(-1L, 0xffffffffL, 0x1ffffffffL, -2L, -64L));
        for (long upper : UPPER) {
            for (long bit : BITS) {
                for (long low : LOW) {
                    all.add(upper | bit | low);
                }
            }
        }
        return all;
    }

    /** Until 5.13 RAX is taken as an unsigned number of 64 bits, later its lower half as a signed one. */
    private static boolean getpid(String profile, long rax, boolean x32) {
        long number = Set.of("v5.6", "v5.10").contains(profile) ? rax : (int) rax;
        boolean x32Number = x32 && (number & X32_BIT) != 0
                && Long.compareUnsigned(number & ~X32_BIT, X32_LAST) <= 0;
        return number == GETPID || x32Number && (number & ~X32_BIT) == GETPID;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void x32NumbersWithoutBit30AreNobodys(String profile) throws AssemblyException {
        KernelOptions x32 = new KernelOptions(Vendor.INTEL, false, false, false, true);
        KernelWalk walk = new KernelWalk(profile, x32, ReturningPrograms.task(CALL)
                .withRegisters(Map.of(Register.RAX, 520L)));
        walk.kernel.run(1000);
        assertThat(walk.register(Register.RAX)).isEqualTo(ENOSYS);
        assertThat(walk.events.notes).isEmpty();
    }
}
