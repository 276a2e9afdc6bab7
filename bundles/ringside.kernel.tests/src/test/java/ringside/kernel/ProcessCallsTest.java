package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Slot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.state.SignalAction;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Register;

/** Bodies of fork, execve, iopl, nanosleep and restart_syscall. */
class ProcessCallsTest {

    private static final long EINTR = -4;
    private static final long EFAULT = -14;
    private static final long EINVAL = -22;
    private static final long ENOENT = -2;
    private static final long UNMAPPED = 0x5000;

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theParentGetsTheNumberOfItsChild(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        long ax = rig.slot(PtSlot.AX);
        assertThat(rig.call("fork")).isEqualTo(4243);
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(ax);
        assertThat(rig.flag("FORK")).isFalse();
        assertThat(rig.call("getpid")).isEqualTo(4242);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theFollowedChildHasACopyOfTheSlotsWithZeroInAx(Profile profile) {
        TaskSetup setup = ServiceRig.setup().withFollowChild(true)
                .withTracer(new TracerPlan(TracerResume.SYSCALL, List.of(), TracerResume.SYSCALL));
        ServiceRig rig = ServiceRig.of(profile, setup);
        rig.kernel.queueSignal("SIGUSR1");
        long ip = rig.slot(PtSlot.IP);
        long sp = rig.slot(PtSlot.SP);
        assertThat(rig.call("fork")).isZero();
        assertThat(rig.slot(PtSlot.AX)).isZero();
        assertThat(rig.slot(PtSlot.IP)).isEqualTo(ip);
        assertThat(rig.slot(PtSlot.SP)).isEqualTo(sp);
        assertThat(rig.flag("FORK")).isEqualTo(profile.flag("FORK").isPresent());
        assertThat(rig.flag("SYSCALL_TRACE")).as("the tracer keeps to the parent").isFalse();
        assertThat(rig.flag("SIGPENDING")).as("signals wait for the parent").isFalse();
        assertThat(rig.call("getpid")).isEqualTo(4243);
        assertThat(rig.call("kill", 4243, 10)).isZero();
        assertThat(rig.call("kill", 4242, 10)).as("the parent is no longer this task").isEqualTo(-3);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void cloneGivesTheChildItsStack(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.setup().withFollowChild(true));
        long sp = rig.slot(PtSlot.SP);
        rig.slot(PtSlot.SI, 0x1234000);
        rig.call("fork");
        assertThat(rig.slot(PtSlot.SP)).as("not for fork").isEqualTo(sp);
        rig.slot(PtSlot.ORIG_AX, 56);
        rig.call("fork");
        assertThat(rig.slot(PtSlot.SP)).isEqualTo(0x1234000);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aTracedForkStopsAndLeavesTheFastPathWhereTheRowSaysSo(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.traced());
        rig.call("fork");
        assertThat(rig.events.stops.stream().map(StopEvent::kind)).containsExactly("fork");
        assertThat(rig.flag("NOTIFY_RESUME")).isEqualTo(profile.value(BuildRow.FORCE_IRET));
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void execveStartsTheProgramWithEmptyRegisters(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.handling("SIGUSR1"));
        assertThat(rig.call("execve", rig.text("/bin/program"))).isZero();
        for (PtSlot slot : PtSlot.values()) {
            if (slot.ordinal() < PtSlot.ORIG_AX.ordinal()) {
                assertThat(rig.slot(slot)).as(slot.label()).isZero();
            }
        }
        assertThat(rig.slot(PtSlot.ORIG_AX)).isEqualTo(39);
        assertThat(rig.slot(PtSlot.IP)).isEqualTo(rig.symbol("_start"));
        assertThat(rig.slot(PtSlot.SP)).isEqualTo(TaskSetup.STACK_TOP);
        assertThat(rig.slot(PtSlot.CS) & 0xffff).isEqualTo(0x33);
        assertThat(rig.slot(PtSlot.SS) & 0xffff).isEqualTo(0x2b);
        assertThat(rig.slot(PtSlot.FLAGS)).isEqualTo(profile.value(ServiceRow.EXECVE_FLAGS)).isIn(0x200L, 0x202L);
        assertThat(rig.task.state().signals().actions()).as("handlers are gone").isEmpty();
        assertThat(rig.flag("NOTIFY_RESUME")).isEqualTo(profile.value(BuildRow.FORCE_IRET));
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void execveOfA32BitProgramChangesTheCodeSegment(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        assertThat(rig.call("execve", rig.text("/bin/program32"))).isZero();
        assertThat(rig.slot(PtSlot.CS) & 0xffff).isEqualTo(0x23);
        assertThat(rig.slot(PtSlot.SP)).isEqualTo(TaskSetup.STACK32_TOP);
        assertThat(rig.flag("ADDR32")).isEqualTo(profile.flag("ADDR32").isPresent());
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void execveOfAnythingElseChangesNothing(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        List<Slot> before = rig.kernel.ptRegs().slots();
        assertThat(rig.call("execve", rig.text("/bin/programs"))).isEqualTo(ENOENT);
        assertThat(rig.call("execve", rig.text(""))).isEqualTo(ENOENT);
        assertThat(rig.call("execve", UNMAPPED)).isEqualTo(EFAULT);
        assertThat(rig.kernel.ptRegs().slots()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void ignoredSignalsStayIgnoredInANewProgram(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        rig.put(rig.data() + 512, 8, SignalAction.IGNORE);
        rig.slot(PtSlot.R10, 8);
        assertThat(rig.call("rt_sigaction", 10, rig.data() + 512, 0)).isZero();
        assertThat(rig.call("execve", rig.text("/bin/program"))).isZero();
        rig.kernel.queueSignal("SIGUSR1");
        assertThat(rig.flag("SIGPENDING")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void ioplChangesTheSlotOrTheBitmap(Profile profile) {
        boolean inFlags = profile.value(ServiceRow.IOPL) == ServiceRow.Iopl.FLAGS;
        for (long level : List.of(3L, 1L, 0L)) {
            ServiceRig rig = ServiceRig.of(profile);
            rig.slot(PtSlot.FLAGS, 0x2202);
            long r11 = rig.slot(PtSlot.R11);
            assertThat(rig.call("iopl", level)).isZero();
            assertThat(rig.slot(PtSlot.FLAGS)).isEqualTo(inFlags ? 0x202 | level << 12 : 0x2202);
            assertThat(rig.slot(PtSlot.R11)).isEqualTo(r11);
            assertThat(rig.flag("IO_BITMAP")).isEqualTo(!inFlags && level == 3);
        }
        assertThat(ServiceRig.of(profile).call("iopl", 4)).isEqualTo(EINVAL);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void sleepsAreCheckedAndRemembered(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        assertThat(rig.call("restart_syscall")).as("nothing to restart").isEqualTo(EINTR);
        assertThat(rig.call("nanosleep", UNMAPPED, 0)).isEqualTo(EFAULT);
        rig.put(rig.data(), 8, 1);
        rig.put(rig.data() + 8, 8, 1_000_000_000L);
        assertThat(rig.call("nanosleep", rig.data(), 0)).isEqualTo(EINVAL);
        assertThat(rig.call("restart_syscall")).isEqualTo(EINTR);
        rig.put(rig.data() + 8, 8, 999_999_999L);
        assertThat(rig.call("nanosleep", rig.data(), 0)).isZero();
        assertThat(rig.call("restart_syscall")).isZero();
        rig.put(rig.data(), 8, -1);
        assertThat(rig.call("nanosleep", rig.data(), 0)).isEqualTo(EINVAL);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theWorkOfExitIsTold(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        for (String service : Set.of("io_bitmap", "user_exit", "user_enter")) {
            long rax = rig.kernel.machine().cpu().get(Register.RAX);
            rig.events.notes.clear();
            assertThat(rig.call(service)).as(service).isEqualTo(rax);
            assertThat(rig.events.notes).as(service).hasSize(1);
        }
    }
}
