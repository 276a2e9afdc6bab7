package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.KernelOptions;
import ringside.machine.state.Register;

/** The last look at the thread flags on the fast path: nothing is lost, unless a piece of it is missing. */
class FastPathLastLookTest extends ReturningPrograms {

    private static final String WAITING = HEAD + """
                mov eax, 39
                syscall
            after:
                nop
                nop
                hlt
            handler:
                ret
            """;

    private void toLastLook(String profile, Set<String> whatIfs) throws AssemblyException {
        boot(profile, KernelOptions.DEFAULT.withWhatIfs(whatIfs), task(WAITING).withHandlers(HANDLER));
        long place = kernel.listing().symbol("before_return").orElseThrow();
        kernel.machine().code().stopAt(place, true);
        kernel.run(1_000);
        kernel.machine().code().stopAt(place, false);
        assertThat(register(Register.RIP)).isEqualTo(place);
    }

    /** A signal behind the last look: the interrupt that comes with it is taken in user mode, at once. */
    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10"})
    void aSignalBehindItComesBeforeTheNextInstruction(String profile) throws AssemblyException {
        toLastLook(profile, Set.of());
        kernel.queueSignal("SIGUSR1");
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        assertThat(events.signals).hasSize(1);
        assertThat(events.signals.get(0).rip()).isEqualTo(kernel.listing().symbol("after").orElseThrow());
        assertThat(events.returns.get(0).path()).isEqualTo(Path.SYSRET_FAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10"})
    void whenInterruptsGoOffBehindItTheSignalIsForgotten(String profile) throws AssemblyException {
        toLastLook(profile, Set.of("S62"));
        kernel.queueSignal("SIGUSR1");
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        assertThat(events.signals).isEmpty();
        assertThat(kernel.threadFlags().set()).contains("SIGPENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10"})
    void withoutCliATickIsForgotten(String profile) throws AssemblyException {
        toLastLook(profile, Set.of());
        kernel.timerInterrupt();
        kernel.run(100_000);
        assertThat(kernel.threadFlags().set()).doesNotContain("NEED_RESCHED");
        toLastLook(profile, Set.of("S63"));
        kernel.timerInterrupt();
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        assertThat(kernel.threadFlags().set()).contains("NEED_RESCHED");
    }

    /** Without the kernel's GS base the first access to its own data is one to the user's memory. */
    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10"})
    void withoutSwapgsOrWithTwoTheEntryFailsInTheKernel(String profile) throws AssemblyException {
        for (String whatIf : Set.of("S65", "S65-doubled")) {
            boot(profile, KernelOptions.DEFAULT.withWhatIfs(Set.of(whatIf)), task(GETPID));
            kernel.run(100_000);
            assertThat(kernel.ended()).as(whatIf).isPresent().get().isNotEqualTo("end");
            assertThat(events.exceptions.get(0).cpl()).as(whatIf).isZero();
        }
    }
}
