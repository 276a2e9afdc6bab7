package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.listing.KernelListing;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.machine.state.Register;

/** A step trap in the kernel: TF came along with SYSENTER, or with SYSCALL when SFMASK lacks TF. */
class KernelStepTest {

    private static final long TF = 0x100;
    private static final long SINGLE_STEP = 1 << 14;
    /** The kernels in which a step trap in the kernel makes the exit work report it. */
    private static final List<String> SINGLESTEP = List.of("v4.0", "v4.1", "seed", "v4.10", "v5.6");
    /** Those which do so in the entry of SYSENTER too. */
    private static final List<String> FORGETFUL = List.of("v4.0", "v4.1", "seed");

    private static ServiceRig trappedAt(Profile profile, long ip) {
        ServiceRig rig = ServiceRig.of(profile);
        long frame = rig.kernel.machine().cpu().get(Register.RSP) - 1024;
        rig.put(frame + PtSlot.IP.offset(), 8, ip);
        rig.put(frame + PtSlot.CS.offset(), 8, 0x10);
        rig.put(frame + PtSlot.FLAGS.offset(), 8, 0x102);
        rig.kernel.machine().cpu().set(Register.DR6, SINGLE_STEP);
        rig.call("fault_db", frame, 0);
        assertThat(rig.kernel.ended()).isEmpty();
        return rig;
    }

    private static long flags(ServiceRig rig) {
        return rig.get(rig.kernel.machine().cpu().get(Register.RDI) + PtSlot.FLAGS.offset(), 8);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void outsideTheSysenterEntryTheTrapFlagIsCleared(Profile profile) {
        ServiceRig rig = trappedAt(profile, ServiceRig.of(profile).symbol("sys_getpid"));
        assertThat(flags(rig) & TF).isZero();
        assertThat(rig.flag("SINGLESTEP")).isEqualTo(SINGLESTEP.contains(profile.id()));
        assertThat(rig.flag("SIGPENDING")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void inTheSysenterEntryItMayBeIgnored(Profile profile) {
        KernelListing listing = ServiceRig.of(profile).kernel.listing();
        boolean ignored = !FORGETFUL.contains(profile.id());
        if (listing.symbol("entry_SYSENTER_compat").isPresent()) {
            ServiceRig rig = trappedAt(profile, listing.symbol("entry_SYSENTER_compat").orElseThrow());
            assertThat((flags(rig) & TF) != 0).isEqualTo(ignored);
            assertThat(rig.flag("SINGLESTEP")).isEqualTo(!ignored);
        } else {
            assertThat(profile.id()).as("only FRED needs no such entry").isEqualTo("fred");
        }
        if (listing.symbol("__end_entry_SYSENTER_compat").isPresent()) {
            long end = listing.symbol("__end_entry_SYSENTER_compat").orElseThrow();
            assertThat(flags(trappedAt(profile, end)) & TF).as("behind it").isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void anotherFaultOfTheKernelEndsEverything(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        long frame = rig.kernel.machine().cpu().get(Register.RSP) - 1024;
        rig.put(frame + PtSlot.CS.offset(), 8, 0x10);
        rig.call("fault_gp", frame, 0);
        assertThat(rig.kernel.ended()).contains("oops");
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aStepAfterSuchATrapLeavesTheProgramsOwnTrapFlagToIt(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.traced(new TracerStop(List.of(),
                TracerResume.SINGLESTEP), new TracerStop(List.of(), TracerResume.CONT)));
        rig.kernel.threadFlags().set("SINGLESTEP", true);
        rig.slot(PtSlot.FLAGS, 0x202);
        rig.call("ptrace_entry");
        assertThat(rig.slot(PtSlot.FLAGS) & TF).isNotZero();
        assertThat(rig.flag("FORCED_TF")).as("TF counts as the program's").isFalse();
        rig.call("ptrace_exit");
        assertThat(rig.slot(PtSlot.FLAGS) & TF).as("so it stays").isNotZero();
    }
}
