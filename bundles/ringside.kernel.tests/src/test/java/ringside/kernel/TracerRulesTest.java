package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.task.SignalEvent;

/** What ptrace lets a tracer write, and what becomes of signals at a stop. */
class TracerRulesTest {

    /** CF PF AF ZF SF TF DF OF NT RF AC. */
    private static final long WRITABLE = 0x54dd5;
    private static final long TF = 0x100;

    private static ServiceRig stopped(Profile profile, TracerResume resume, List<SlotPoke> pokes) {
        return ServiceRig.of(profile, ServiceRig.traced(new TracerStop(pokes, resume)));
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void everyBitOfTheFlagsIsWrittenOrIgnored(Profile profile) {
        List<Long> values = new ArrayList<>(List.of(0L, -1L));
        for (int bit = 0; bit < 64; bit++) {
            values.add(1L << bit);
        }
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.traced(values.stream().map(value -> new TracerStop(
                List.of(new SlotPoke("flags", value)), TracerResume.CONT)).toArray(TracerStop[]::new)));
        for (long value : values) {
            rig.slot(PtSlot.FLAGS, 0x202);
            rig.call("ptrace_exit");
            assertThat(rig.slot(PtSlot.FLAGS)).as("0x%x", value).isEqualTo(0x202 & ~WRITABLE | value & WRITABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void selectorsMustBeTheUsersAndNotZero(Profile profile) {
        for (String slot : List.of("cs", "ss")) {
            List<SlotPoke> all = new ArrayList<>();
            for (long selector = 0; selector <= 0xffff; selector++) {
                all.add(new SlotPoke(slot, selector));
            }
            ServiceRig rig = stopped(profile, TracerResume.CONT, all);
            rig.call("ptrace_exit");
            List<String> writes = rig.events.stops.get(0).writes();
            for (int selector = 0; selector <= 0xffff; selector++) {
                assertThat(writes.get(selector).contains("refused")).as("0x%x", selector)
                        .isEqualTo((selector & 3) != 3);
            }
            assertThat(rig.slot(PtSlot.named(slot).orElseThrow()) & 0xffff).isEqualTo(0xffff);
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void everyOtherSlotTakesEveryValue(Profile profile) {
        List<PtSlot> free = new ArrayList<>(List.of(PtSlot.values()));
        free.removeAll(List.of(PtSlot.CS, PtSlot.SS, PtSlot.FLAGS));
        ServiceRig rig = stopped(profile, TracerResume.CONT, free.stream()
                .map(slot -> new SlotPoke(slot.label(), 0x8000_0000_0000_0100L + slot.ordinal())).toList());
        rig.call("ptrace_exit");
        for (PtSlot slot : free) {
            assertThat(rig.slot(slot)).as(slot.label()).isEqualTo(0x8000_0000_0000_0100L + slot.ordinal());
            assertThat(rig.kernel.ptRegs().writer(slot)).isEqualTo(Writer.TRACER);
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theTrapFlagBelongsToTheTracerUntilItWritesItItself(Profile profile) {
        ServiceRig mine = ServiceRig.of(profile, ServiceRig.traced(new TracerStop(List.of(), TracerResume.SINGLESTEP),
                new TracerStop(List.of(new SlotPoke("flags", 0x202)), TracerResume.SINGLESTEP),
                new TracerStop(List.of(new SlotPoke("flags", 0x302)), TracerResume.CONT)));
        mine.call("ptrace_entry");
        assertThat(mine.slot(PtSlot.FLAGS) & TF).isNotZero();
        assertThat(mine.flag("FORCED_TF")).isTrue();
        mine.call("ptrace_entry");
        assertThat(mine.slot(PtSlot.FLAGS) & TF).as("a written 0 is ignored while it is the tracer's").isNotZero();
        assertThat(mine.flag("FORCED_TF")).isTrue();
        mine.call("ptrace_entry");
        assertThat(mine.slot(PtSlot.FLAGS) & TF).as("a written 1 makes it the program's, so it stays").isNotZero();
        assertThat(mine.flag("FORCED_TF")).isFalse();
        assertThat(mine.flag("SINGLESTEP")).isFalse();
        assertThat(mine.events.stops.stream().map(stop -> stop.flags() & TF)).as("seen by the tracer").containsOnly(0L);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theResumeRequestSetsTheThreadFlags(Profile profile) {
        for (TracerResume resume : TracerResume.values()) {
            ServiceRig rig = stopped(profile, resume, List.of());
            rig.call("ptrace_exit");
            assertThat(rig.flag("SYSCALL_TRACE")).isEqualTo(resume == TracerResume.SYSCALL);
            assertThat(rig.flag("SYSCALL_EMU")).isEqualTo(resume == TracerResume.SYSEMU);
            assertThat(rig.flag("SINGLESTEP")).isEqualTo(resume == TracerResume.SINGLESTEP);
            assertThat(rig.flag("SYSCALL_EXIT_TRAP")).isEqualTo(resume == TracerResume.SINGLESTEP
                    && profile.flag("SYSCALL_EXIT_TRAP").isPresent());
            assertThat(rig.flag("NOTIFY_RESUME")).isEqualTo(profile.value(BuildRow.FORCE_IRET));
            rig.call("ptrace_exit");
            assertThat(rig.events.stops).hasSize(resume == TracerResume.DETACH ? 1 : 2);
        }
    }

    private static ServiceRig signalled(Profile profile, String wish, String... handled) {
        TaskSetup setup = ServiceRig.handling(handled).withTracer(new TracerPlan(TracerResume.CONT,
                List.of(new TracerStop(List.of(), TracerResume.CONT, Optional.ofNullable(wish))), TracerResume.CONT));
        ServiceRig rig = ServiceRig.of(profile, setup);
        rig.kernel.queueSignal("SIGUSR1");
        rig.call("signals");
        assertThat(rig.events.stops.get(0).kind()).isEqualTo("SIGUSR1");
        return rig;
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aTracerPassesASignalOnDropsOrReplacesIt(Profile profile) {
        ServiceRig passed = signalled(profile, null, "SIGUSR1");
        assertThat(passed.slot(PtSlot.IP)).isEqualTo(passed.symbol("handler"));
        ServiceRig dropped = signalled(profile, "none", "SIGUSR1");
        assertThat(dropped.slot(PtSlot.IP)).isEqualTo(dropped.symbol("after"));
        assertThat(dropped.kernel.ended()).isEmpty();
        ServiceRig replaced = signalled(profile, "SIGUSR2", "SIGUSR2");
        assertThat(replaced.slot(PtSlot.DI)).isEqualTo(Signal.SIGUSR2.number());
        assertThat(replaced.events.signals.stream().map(SignalEvent::name)).containsExactly("SIGUSR2");
        ServiceRig killed = signalled(profile, "SIGKILL", "SIGUSR1");
        assertThat(killed.kernel.ended()).contains("SIGKILL");
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aStepTrapIsDroppedUnlessTheTracerPassesItOn(Profile profile) {
        for (String wish : new String[] {null, "none", "SIGTRAP"}) {
            ServiceRig rig = ServiceRig.of(profile, ServiceRig.setup().withTracer(new TracerPlan(TracerResume.CONT,
                    List.of(new TracerStop(List.of(), TracerResume.CONT, Optional.ofNullable(wish))),
                    TracerResume.CONT)));
            rig.call("step_report");
            rig.call("signals");
            assertThat(rig.kernel.ended().isPresent()).isEqualTo("SIGTRAP".equals(wish));
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aSignalNamedAtAnotherStopIsSentToTheTask(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile, ServiceRig.handling("SIGUSR2").withTracer(new TracerPlan(
                TracerResume.CONT, List.of(new TracerStop(List.of(), TracerResume.DETACH, Optional.of("SIGUSR2"))),
                TracerResume.CONT)));
        rig.call("ptrace_exit");
        assertThat(rig.flag("SIGPENDING")).isTrue();
        rig.call("signals");
        assertThat(rig.slot(PtSlot.IP)).isEqualTo(rig.symbol("handler"));
    }
}
