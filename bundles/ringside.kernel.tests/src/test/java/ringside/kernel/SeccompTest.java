package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SeccompAction;
import ringside.kernel.service.setup.SeccompRule;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.task.SignalEvent;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Register;

/** What a seccomp filter does with a call, in one step (since Linux 4.8) and in two phases (before). */
class SeccompTest {

    private static final int GETPID = 39;
    private static final long ENOSYS = -38;

    private static ServiceRig rig(Profile profile, TaskSetup setup, SeccompRule... rules) {
        return ServiceRig.of(profile, setup.withSeccomp(List.of(rules)));
    }

    private static SeccompRule rule(SeccompAction action, int data) {
        return new SeccompRule(GETPID, action, data);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void allowedAndLoggedCallsAreMade(Profile profile) {
        for (SeccompAction action : List.of(SeccompAction.ALLOW, SeccompAction.LOG)) {
            ServiceRig rig = rig(profile, ServiceRig.setup(), rule(action, 0));
            assertThat(rig.flag("SECCOMP")).isTrue();
            assertThat(rig.call("seccomp")).isZero();
            assertThat(rig.call("seccomp_phase1")).isZero();
            assertThat(rig.slot(PtSlot.AX)).isEqualTo(ENOSYS);
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void anErrorIsTheAnswerOfASkippedCall(Profile profile) {
        assertAnswer(profile, 1, -1);
        assertAnswer(profile, 0, 0);
        assertAnswer(profile, 4095, -4095);
        assertAnswer(profile, 5000, -4095);
    }

    private static void assertAnswer(Profile profile, int data, long answer) {
        ServiceRig rig = rig(profile, ServiceRig.setup(), rule(SeccompAction.ERRNO, data));
        assertThat(rig.call("seccomp")).isEqualTo(-1);
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(answer);
        assertThat(rig.slot(PtSlot.ORIG_AX)).isEqualTo(GETPID);
        assertThat(rig.call("seccomp_phase1")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aTrapTakesTheCallBackAndTellsWhichItWas(Profile profile) {
        ServiceRig rig = rig(profile, ServiceRig.handling("SIGSYS"), rule(SeccompAction.TRAP, 77));
        long after = rig.slot(PtSlot.IP);
        assertThat(rig.call("seccomp")).isEqualTo(-1);
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(GETPID);
        assertThat(rig.flag("SIGPENDING")).isTrue();
        rig.call("signals");
        assertThat(rig.slot(PtSlot.IP)).isEqualTo(rig.symbol("handler"));
        long info = rig.slot(PtSlot.SI);
        assertThat(rig.get(info, 4)).isEqualTo(Signal.SIGSYS.number());
        assertThat(rig.get(info + 4, 4)).as("si_errno").isEqualTo(77);
        assertThat(rig.get(info + 8, 4)).as("si_code").isEqualTo(1);
        assertThat(rig.get(info + 16, 8)).as("si_call_addr").isEqualTo(after);
        assertThat(rig.get(info + 24, 4)).as("si_syscall").isEqualTo(GETPID);
        assertThat(rig.get(info + 28, 4)).as("si_arch").isEqualTo(0xc000003eL);
        SignalEvent event = rig.events.signals.get(0);
        assertThat(event.name()).isEqualTo("SIGSYS");
        assertThat(event.rip()).isEqualTo(after);
        assertThat(event.address()).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aKillEndsTheTaskWhateverItHandles(Profile profile) {
        ServiceRig rig = rig(profile, ServiceRig.handling("SIGSYS"), rule(SeccompAction.KILL, 0));
        rig.call("seccomp");
        assertThat(rig.kernel.ended()).contains("SIGSYS");
        assertThat(rig.events.signals).hasSize(1).noneMatch(SignalEvent::toHandler);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void withoutATracerATracedCallDoesNotExist(Profile profile) {
        ServiceRig rig = rig(profile, ServiceRig.setup(), rule(SeccompAction.TRACE, 5));
        rig.slot(PtSlot.AX, 1);
        assertThat(rig.call("seccomp")).isEqualTo(-1);
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(ENOSYS);
        rig.slot(PtSlot.AX, 1);
        assertThat(rig.call("seccomp_phase1")).isEqualTo(2);
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(1);
        assertThat(rig.call("seccomp_phase2")).isEqualTo(-1);
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(ENOSYS);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aTracerLetsTheCallGoOnSkipsItOrChangesIt(Profile profile) {
        SeccompRule trace = rule(SeccompAction.TRACE, 0);
        SeccompRule refused = new SeccompRule(102, SeccompAction.ERRNO, 13);
        assertThat(tracerWrites(profile, GETPID, trace, refused).call("seccomp")).isZero();
        assertThat(tracerWrites(profile, -1, trace, refused).call("seccomp")).isEqualTo(-1);
        assertThat(tracerWrites(profile, 1000, trace, refused).call("seccomp")).isZero();
        ServiceRig other = tracerWrites(profile, 102, trace, refused);
        assertThat(other.call("seccomp")).as("the new number is looked at too").isEqualTo(-1);
        assertThat(other.slot(PtSlot.AX)).isEqualTo(-13);
        assertThat(other.events.stops.stream().map(StopEvent::kind)).containsExactly("seccomp");
        assertThat(tracerWrites(profile, GETPID, trace).call("seccomp_phase2")).isZero();
        assertThat(tracerWrites(profile, -1, trace).call("seccomp_phase2")).isEqualTo(-1);
        assertThat(tracerWrites(profile, 102, trace, refused).call("seccomp_phase2")).as("not seen again").isZero();
    }

    private static ServiceRig tracerWrites(Profile profile, long number, SeccompRule... rules) {
        return rig(profile, ServiceRig.traced(
                new TracerStop(List.of(new SlotPoke("orig_ax", number)), TracerResume.CONT)), rules);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theFirstRuleThatFitsDecides(Profile profile) {
        SeccompRule every = new SeccompRule(SeccompRule.EVERY, SeccompAction.ERRNO, 9);
        assertThat(rig(profile, ServiceRig.setup(), rule(SeccompAction.ALLOW, 0), every).call("seccomp")).isZero();
        assertThat(rig(profile, ServiceRig.setup(), every, rule(SeccompAction.ALLOW, 0)).call("seccomp"))
                .isEqualTo(-1);
        assertThat(rig(profile, ServiceRig.setup(), new SeccompRule(40, SeccompAction.KILL, 0)).call("seccomp"))
                .isZero();
        ServiceRig upper = rig(profile, ServiceRig.setup(), rule(SeccompAction.ERRNO, 1));
        upper.slot(PtSlot.ORIG_AX, 0x1_0000_0000L + GETPID);
        assertThat(upper.call("seccomp")).as("the filter sees the low 32 bits").isEqualTo(-1);
        assertThat(upper.kernel.machine().cpu().get(Register.RAX)).isEqualTo(-1);
    }
}
