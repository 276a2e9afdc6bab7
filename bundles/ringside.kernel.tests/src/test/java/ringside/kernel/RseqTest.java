package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.service.setup.SignalHandler;
import ringside.machine.state.Register;

/** Restartable sequences, before and since they have a step of their own. */
class RseqTest extends ReturningPrograms {

    private static final String REGISTER = """
                mov eax, 334
                mov edi, offset area
                mov esi, 32
                xor edx, edx
                mov r10d, 0x53053053
                syscall
            """;
    private static final String DATA = """
            .data
                .balign 32
            area:
                .long 0, -1
                .quad 0, 0, 0
            sequence:
                .long 0, 0
                .quad first, last-first, abort
            """;
    private static final String INTERRUPTED = HEAD + REGISTER + """
                mov qword ptr [area+8], offset sequence
            first:
                nop
            last:
                mov ebx, 1
                hlt
            handler:
                mov rbp, [rdx+168]
                ret
                .long SIGNATURE
            abort:
                mov ebx, 2
                hlt
            """ + DATA;

    private static String interrupted(String signature) {
        return INTERRUPTED.replace("SIGNATURE", signature);
    }

    private void end() {
        kernel.run(100_000);
        assertThat(events.modelErrors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'mov edi, offset area+8', -22", "'mov esi, 31', -22", "'mov edx, 2', -22",
        "'mov rdi, 0xffff800000000000', -14", "'mov edx, 1', -22"})
    void theStructureMustBeOne(String change, long result) throws AssemblyException {
        for (String profile : List.of("v5.6", "v6.8", "v7.3", "fred")) {
            boot(profile, task(HEAD + REGISTER.replace("syscall", change + "\nsyscall")
                    + "hlt\nfirst: last: abort: nop\n"
                    + DATA));
            end();
            assertThat(register(Register.RAX)).as(profile).isEqualTo(result);
            assertThat(kernel.machine().memory().read(symbol("area") + 4, 4)).as(profile)
                    .isEqualTo(result == 0 ? 0 : 0xffffffffL);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', -16", "'mov r10d, 1', -1", "'mov esi, 64', -22", "'mov edx, 1', 0",
        "'mov edx, 1\nmov r10d, 1', -1"})
    void thereIsOneStructureUntilItIsTakenBack(String change, long result) throws AssemblyException {
        for (String profile : List.of("v5.6", "v7.3")) {
            boot(profile, task(HEAD + REGISTER + REGISTER.replace("syscall", change + "\nsyscall")
                    + "hlt\nfirst: last: abort: nop\n" + DATA));
            end();
            assertThat(register(Register.RAX)).as(profile).isEqualTo(result);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v6.5", "v6.8", "v7.3", "fred"})
    void anInterruptThatLetsOthersRunAbortsTheSequence(String profile) throws AssemblyException {
        boot(profile, task(interrupted("0x53053053")));
        runTo("first");
        kernel.timerInterrupt();
        end();
        assertThat(register(Register.RBX)).isEqualTo(2);
        assertThat(kernel.machine().memory().read(symbol("area") + 8, 8)).isZero();
        assertThat(kernel.threadFlags().set()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v6.8", "v7.3", "fred"})
    void aWrongSignatureKills(String profile) throws AssemblyException {
        boot(profile, task(interrupted("0x53053054")));
        runTo("first");
        kernel.timerInterrupt();
        end();
        assertThat(kernel.ended()).contains("SIGSEGV");
    }

    /** The memory is not there: with interrupts off nobody can wait for it, so queued work tries again, and fails. */
    @Test
    void theStepWithInterruptsOffLeavesFaultsToQueuedWork() throws AssemblyException {
        for (String profile : List.of("v7.3", "fred")) {
            boot(profile, task(HEAD + REGISTER.replace("offset area", "0x600000") + "hlt\nfirst: last: abort: nop\n"
                    + DATA));
            runTo("loop_rseq_slow");
            runTo("resume_user_mode_work");
            assertThat(kernel.threadFlags().set()).containsExactly("NOTIFY_RESUME", "RSEQ");
            end();
            assertThat(kernel.ended()).as(profile).contains("SIGSEGV");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v6.8", "v7.3", "fred"})
    void aHandlerFindsTheAbortAddressInItsFrame(String profile) throws AssemblyException {
        boot(profile, task(interrupted("0x53053053"))
                .withHandlers(List.of(new SignalHandler("SIGUSR1", "handler", false, false))));
        runTo("first");
        kernel.queueSignal("SIGUSR1");
        end();
        assertThat(register(Register.RBX)).isEqualTo(2);
    }

    @Test
    void theSchedulerAsksForALookAfterEveryCallUntilThereIsAnOwnStep() throws AssemblyException {
        String yield = HEAD + REGISTER + "mov eax, 24\nsyscall\nhlt\nfirst: last: abort: nop\n" + DATA;
        for (String profile : List.of("v5.6", "v6.5", "v6.8", "v7.3")) {
            boot(profile, task(yield));
            runTo("sys_sched_yield");
            runTo(profile.equals("v5.6") ? "syscall_return_slowpath" : "syscall_exit_to_user_mode");
            assertThat(kernel.threadFlags().set()).as(profile)
                    .isEqualTo(profile.equals("v7.3") ? Set.of() : Set.of("NOTIFY_RESUME"));
            end();
        }
    }
}
