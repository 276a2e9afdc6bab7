package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.task.KernelVector;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** What Linux 7.3 does otherwise than 6.8: the work around the checks. */
class KernelOfTodayTest extends ReturningPrograms {

    private static final List<String> TODAY = List.of("v7.3", "fred");

    private static TracerPlan atTheEntry(SlotPoke... pokes) {
        return new TracerPlan(TracerResume.SYSCALL, List.of(
                new TracerStop(List.of(pokes), TracerResume.CONT, Optional.empty())), TracerResume.CONT);
    }

    private void end() {
        kernel.run(100_000);
        assertThat(events.modelErrors).isEmpty();
    }

    /** Until 7.2 an unknown number writes -ENOSYS, unless it is -1. */
    @ParameterizedTest
    @CsvSource({"v6.8, 9999, -38", "v6.8, -1, 42", "v7.3, 9999, 42", "v7.3, -1, 42", "fred, 9999, 42", "v7.3, -2, 42",
        "v7.3, 473, 42", "v6.8, 462, -38"})
    void anUnknownNumberKeepsWhatTheTracerPutIntoSlotAx(String profile, long number, long result)
            throws AssemblyException {
        boot(profile, task(GETPID).withTracer(atTheEntry(new SlotPoke("orig_ax", number), new SlotPoke("ax", 42))));
        end();
        assertThat(register(Register.RAX)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7.3", "fred"})
    void anUnknownNumberIsEnosysFromTheEntry(String profile) throws AssemblyException {
        boot(profile, task(HEAD + "mov eax, 9999\nsyscall\nhlt\n"));
        end();
        assertThat(register(Register.RAX)).isEqualTo(-38);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7.3", "fred"})
    void rseqAloneIsDoneWithInterruptsOff(String profile) throws AssemblyException {
        boot(profile, task(GETPID).withThreadFlags(Set.of("RSEQ")));
        runTo("exit_to_user_mode_loop");
        while (!kernel.listing().phase(register(Register.RIP)).equals("return")) {
            assertThat(register(Register.RFLAGS) & Flag.IF.mask()).isZero();
            kernel.run(1);
        }
        assertThat(kernel.threadFlags().set()).isEmpty();
        end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7.3", "fred"})
    void rseqComesBehindTheInnerLoop(String profile) throws AssemblyException {
        boot(profile, task(GETPID).withThreadFlags(Set.of("RSEQ", "NEED_RESCHED_LAZY", "NOTIFY_RESUME")));
        runTo("__rseq_exit_to_user_mode_restart");
        assertThat(kernel.threadFlags().set()).containsExactly("RSEQ");
        end();
        assertThat(kernel.threadFlags().set()).isEmpty();
    }

    /** Only interrupts look for it: the first flag of which a system call takes no notice. */
    @ParameterizedTest
    @ValueSource(strings = {"v7.3", "fred"})
    void theTimerIsProgrammedAnewOnReturnFromInterruptsOnly(String profile) throws AssemblyException {
        boot(profile, task(GETPID).withThreadFlags(Set.of("HRTIMER_REARM")));
        end();
        assertThat(kernel.threadFlags().set()).containsExactly("HRTIMER_REARM");

        boot(profile, task(GETPID).withThreadFlags(Set.of("HRTIMER_REARM")));
        kernel.machine().cpu().raise(KernelVector.RESCHEDULE.number());
        runTo("__hrtimer_rearm_deferred");
        assertThat(register(Register.RFLAGS) & Flag.IF.mask()).isZero();
        end();
        assertThat(kernel.threadFlags().set()).isEmpty();
    }

    @Test
    void atATickTheSchedulerProgramsTheTimer() throws AssemblyException {
        for (String profile : TODAY) {
            boot(profile, task(GETPID));
            kernel.timerInterrupt();
            runTo("schedule");
            assertThat(kernel.threadFlags().set()).containsExactly("HRTIMER_REARM", "NEED_RESCHED");
            end();
            assertThat(kernel.threadFlags().set()).isEmpty();
        }
    }

    /** While the task stands still at its entry, its work bits may change for this very call. */
    @Test
    void workBitsAreReadAgainBehindTheTracersStop() throws AssemblyException {
        for (String profile : List.of("v6.8", "v7.3")) {
            boot(profile, task(GETPID).withTracer(atTheEntry()));
            runTo(profile.equals("v7.3") ? "ptrace_report_syscall_permit_entry" : "ptrace_report_syscall_entry");
            kernel.threadFlags().set("SYSCALL_TRACEPOINT", true);
            end();
            assertThat(events.notes.stream().filter(note -> note.equals("tracepoint sys_enter")).count())
                    .as(profile).isEqualTo(profile.equals("v7.3") ? 1 : 0);
        }
    }

    @Test
    void aCallIsSkippedIfTheTaskWasKilledAtItsEntry() throws AssemblyException {
        TracerStop kill = new TracerStop(List.of(), TracerResume.CONT, Optional.of("SIGKILL"));
        boot("v7.3", task(GETPID).withTracer(new TracerPlan(TracerResume.SYSCALL, List.of(kill), TracerResume.CONT)));
        runTo("syscall_exit_to_user_mode");
        assertThat(kernel.ptRegs().get(PtSlot.AX)).isEqualTo(-38);
        end();
        assertThat(kernel.ended()).contains("SIGKILL");
    }
}
