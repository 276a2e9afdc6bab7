package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;

/** prctl(PR_SET_SYSCALL_USER_DISPATCH) and what becomes of system calls afterwards. */
class UserDispatchTest {

    private static final int OPTION = 59;
    private static final long EINVAL = -22;
    private static final long EFAULT = -14;

    static Stream<Profile> dispatching() {
        return ServiceRig.profiles().filter(profile -> profile.flag("SYSCALL_USER_DISPATCH").isPresent());
    }

    private static ServiceRig on(Profile profile, long offset, long length, boolean selector) {
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.handling("SIGSYS"));
        assertThat(rig.call("prctl", OPTION, 1, offset, length, selector ? rig.data() : 0)).isZero();
        assertThat(rig.flag("SYSCALL_USER_DISPATCH")).isTrue();
        return rig;
    }

    @ParameterizedTest
    @MethodSource("dispatching")
    void aCallFromOutsideTheRangeComesBackAsSigsys(Profile profile) {
        ServiceRig rig = on(profile, 0, 0, false);
        long after = rig.slot(PtSlot.IP);
        assertThat(rig.call("user_dispatch")).isEqualTo(1);
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(39);
        assertThat(rig.call("user_dispatch_exit")).isEqualTo(1);
        assertThat(rig.call("user_dispatch_exit")).as("for this call only").isZero();
        rig.call("signals");
        long info = rig.slot(PtSlot.SI);
        assertThat(rig.get(info + 4, 4)).isZero();
        assertThat(rig.get(info + 8, 4)).as("si_code").isEqualTo(2);
        assertThat(rig.get(info + 16, 8)).isEqualTo(after);
        assertThat(rig.get(info + 24, 4)).isEqualTo(39);
    }

    @ParameterizedTest
    @MethodSource("dispatching")
    void theRangeCountsFromTheAddressBehindTheInstruction(Profile profile) {
        long after = ServiceRig.of(profile).slot(PtSlot.IP);
        assertThat(on(profile, after, 1, false).call("user_dispatch")).isZero();
        assertThat(on(profile, after - 1, 2, false).call("user_dispatch")).isZero();
        assertThat(on(profile, after - 1, 1, false).call("user_dispatch")).isEqualTo(1);
        assertThat(on(profile, after + 1, 8, false).call("user_dispatch")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dispatching")
    void theSelectorAllowsBlocksOrKills(Profile profile) {
        assertThat(selected(profile, 0).call("user_dispatch")).isZero();
        assertThat(selected(profile, 1).call("user_dispatch")).isEqualTo(1);
        ServiceRig wrong = selected(profile, 2);
        assertThat(wrong.call("user_dispatch")).isEqualTo(1);
        assertThat(wrong.kernel.ended()).contains("SIGSYS");
        ServiceRig unreadable = selected(profile, 0);
        assertThat(unreadable.call("prctl", OPTION, 1, 0, 0, 0x5000)).isZero();
        assertThat(unreadable.call("user_dispatch")).isEqualTo(1);
        assertThat(unreadable.kernel.ended()).contains("SIGSEGV");
    }

    private static ServiceRig selected(Profile profile, int state) {
        ServiceRig rig = on(profile, 0, 0, true);
        rig.put(rig.data(), 1, state);
        return rig;
    }

    @ParameterizedTest
    @MethodSource("dispatching")
    void nonsenseIsRefused(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        assertThat(rig.call("prctl", OPTION, 2, 0, 0, 0)).isEqualTo(EINVAL);
        assertThat(rig.call("prctl", OPTION, 0, 1, 0, 0)).isEqualTo(EINVAL);
        assertThat(rig.call("prctl", OPTION, 1, 0x1000, 0, 0)).as("an empty range").isEqualTo(EINVAL);
        assertThat(rig.call("prctl", OPTION, 1, 0x1000, -0x1000, 0)).as("a range that wraps").isEqualTo(EINVAL);
        assertThat(rig.call("prctl", OPTION, 1, 0, 0, 0x800000000000L)).isEqualTo(EFAULT);
        assertThat(rig.call("prctl", 1, 0, 0, 0, 0)).as("another option").isEqualTo(EINVAL);
        assertThat(rig.flag("SYSCALL_USER_DISPATCH")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dispatching")
    void itEndsByPrctlAndByExecve(Profile profile) {
        ServiceRig off = on(profile, 0, 0, false);
        assertThat(off.call("prctl", OPTION, 0, 0, 0, 0)).isZero();
        assertThat(off.flag("SYSCALL_USER_DISPATCH")).isFalse();
        ServiceRig exec = on(profile, 0, 0, false);
        assertThat(exec.call("execve", exec.text("/bin/program"))).isZero();
        assertThat(exec.flag("SYSCALL_USER_DISPATCH")).isFalse();
    }

    @Test
    void oldKernelsDoNotKnowIt() {
        assertThat(ServiceRig.of(States.profile("seed")).call("prctl", OPTION, 1, 0, 0, 0)).isEqualTo(EINVAL);
    }
}
