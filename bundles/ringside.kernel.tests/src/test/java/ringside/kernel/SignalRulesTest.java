package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.task.StopEvent;

/** Restart codes, stop signals, and the bookkeeping of single steps when a handler is entered. */
class SignalRulesTest {

    private static final long GETPID = 39;
    private static final long EINTR = -4;
    private static final long TF = 0x100;

    /** What stands for the restart: a second try with a number, or an answer. */
    private record Outcome(long ax, boolean again) {
    }

    private static final Outcome SAME_CALL = new Outcome(GETPID, true);
    private static final Outcome INTERRUPTED = new Outcome(EINTR, false);

    /** A restart code, and what becomes of it: no handler, a handler with SA_RESTART, a handler without. */
    private record Row(int code, Outcome none, Outcome restarting, Outcome plain) {
    }

    private static final List<Row> TABLE = List.of(new Row(513, SAME_CALL, SAME_CALL, SAME_CALL),
            new Row(512, SAME_CALL, SAME_CALL, INTERRUPTED), new Row(514, SAME_CALL, INTERRUPTED, INTERRUPTED),
            new Row(516, new Outcome(219, true), INTERRUPTED, INTERRUPTED));

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void everyRestartCodeIsTreatedAsItsTableSays(Profile profile) {
        for (Row row : TABLE) {
            assertRestart(profile, row, row.none(), null);
            assertRestart(profile, row, row.restarting(), new SignalHandler("SIGUSR1", "handler", true, false));
            assertRestart(profile, row, row.plain(), new SignalHandler("SIGUSR1", "handler", false, false));
        }
    }

    private static void assertRestart(Profile profile, Row row, Outcome expected, SignalHandler handler) {
        ServiceRig rig = ServiceRig.of(profile,
                ServiceRig.setup().withHandlers(handler == null ? List.of() : List.of(handler)));
        long ip = rig.slot(PtSlot.IP);
        rig.slot(PtSlot.AX, -row.code());
        rig.kernel.queueSignal(handler == null ? "SIGCHLD" : "SIGUSR1");
        rig.call("signals");
        boolean handled = handler != null;
        long frame = rig.slot(PtSlot.SP);
        long ax = handled ? rig.get(frame + 48 + 8 * 13, 8) : rig.slot(PtSlot.AX);
        long resumed = handled ? rig.get(frame + 48 + 8 * 16, 8) : rig.slot(PtSlot.IP);
        assertThat(new Outcome(ax, resumed == ip - 2)).as("%s code %d, handler %s", profile, row.code(), handler)
                .isEqualTo(expected);
        assertThat(rig.slot(PtSlot.CX)).as("RCX stays").isNotEqualTo(ip - 2);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void outsideASystemCallNothingIsRestarted(Profile profile) {
        boolean anyNegative = profile.value(ServiceRow.IN_SYSCALL) == ServiceRow.InSyscall.NOT_NEGATIVE;
        assertThat(restarts(profile, -1)).isFalse();
        assertThat(restarts(profile, 0xffffffffL)).as("its low 32 bits count").isFalse();
        assertThat(restarts(profile, -2)).isEqualTo(!anyNegative);
        assertThat(restarts(profile, GETPID)).isTrue();
    }

    private static boolean restarts(Profile profile, long number) {
        ServiceRig rig = ServiceRig.of(profile);
        long ip = rig.slot(PtSlot.IP);
        rig.slot(PtSlot.ORIG_AX, number);
        rig.slot(PtSlot.AX, -512);
        rig.call("signals");
        return rig.slot(PtSlot.IP) == ip - 2;
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aStoppedTaskStandsStillUntilItIsContinued(Profile profile) {
        for (String stop : List.of("SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU")) {
            ServiceRig rig = ServiceRig.of(profile, ServiceRig.handling("SIGUSR1"));
            rig.slot(PtSlot.AX, -516);
            long ip = rig.slot(PtSlot.IP);
            rig.kernel.queueSignal(stop);
            assertThat(rig.flag("SIGPENDING")).isTrue();
            rig.call("signals");
            assertThat(rig.kernel.ended()).contains("blocked");
            assertThat(rig.slot(PtSlot.IP)).as("no decision about a restart yet").isEqualTo(ip);
            rig.kernel.queueSignal("SIGUSR1");
            rig.kernel.timerInterrupt();
            assertThat(rig.kernel.ended()).as("still stopped").contains("blocked");
            rig.kernel.queueSignal("SIGCONT");
            assertThat(rig.kernel.ended()).isEmpty();
            rig.call("signals");
            assertThat(rig.slot(PtSlot.IP)).isEqualTo(rig.symbol("handler"));
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aContinuedSleepIsRestartedByRestartSyscall(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        rig.slot(PtSlot.AX, -516);
        long ip = rig.slot(PtSlot.IP);
        rig.kernel.queueSignal("SIGSTOP");
        rig.call("signals");
        rig.kernel.queueSignal("SIGCONT");
        rig.call("signals");
        assertThat(rig.slot(PtSlot.AX)).isEqualTo(219);
        assertThat(rig.slot(PtSlot.IP)).isEqualTo(ip - 2);
        assertThat(rig.flag("SIGPENDING")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void onlyKillEndsAStopBesidesContinue(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        rig.kernel.queueSignal("SIGSTOP");
        rig.call("signals");
        rig.kernel.queueSignal("SIGKILL");
        assertThat(rig.kernel.ended()).isEmpty();
        rig.call("signals");
        assertThat(rig.kernel.ended()).contains("SIGKILL");
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void stopSignalsAndContinueTakeEachOtherBack(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        rig.kernel.queueSignal("SIGTSTP");
        rig.kernel.queueSignal("SIGCONT");
        assertThat(rig.flag("SIGPENDING")).isFalse();
        ServiceRig handled = ServiceRig.of(profile, ServiceRig.handling("SIGCONT"));
        handled.kernel.queueSignal("SIGCONT");
        handled.kernel.queueSignal("SIGSTOP");
        handled.call("signals");
        assertThat(handled.kernel.ended()).contains("blocked");
        assertThat(handled.events.signals).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aSteppedTaskEntersAHandlerWithoutTheStepAndStops(Profile profile) {
        TaskSetup setup = ServiceRig.handling("SIGUSR1").withTracer(new TracerPlan(TracerResume.CONT,
                List.of(new TracerStop(List.of(), TracerResume.SINGLESTEP)), TracerResume.CONT));
        ServiceRig rig = ServiceRig.of(profile, setup);
        rig.kernel.queueSignal("SIGUSR1");
        rig.call("signals");
        assertThat(rig.events.stops.stream().map(StopEvent::kind)).containsExactly("SIGUSR1", "handler entry");
        assertThat(rig.slot(PtSlot.FLAGS) & TF).isZero();
        assertThat(rig.get(rig.slot(PtSlot.SP) + 48 + 136, 8) & TF).as("the tracer's TF is not in the frame").isZero();
        assertThat(rig.flag("SINGLESTEP")).isFalse();
        assertThat(rig.flag("FORCED_TF")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theProgramsOwnTrapFlagIsKeptInTheFrame(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.handling("SIGUSR1"));
        rig.slot(PtSlot.FLAGS, 0x10702);
        rig.kernel.queueSignal("SIGUSR1");
        rig.call("signals");
        assertThat(rig.slot(PtSlot.FLAGS)).as("DF, RF and TF are off in a handler").isEqualTo(0x202);
        assertThat(rig.get(rig.slot(PtSlot.SP) + 48 + 136, 8)).isEqualTo(0x10702);
    }
}
