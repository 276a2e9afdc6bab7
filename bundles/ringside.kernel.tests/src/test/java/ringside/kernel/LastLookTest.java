package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.state.Register;

/**
 * What comes between the last look at the thread flags and the return: it is not lost, because an interrupt brings the
 * kernel back (Linux 6.8, kernel/entry/common.c, reads the flags with interrupts off); in the kernels broken on purpose
 * it is.
 */
class LastLookTest {

    private static final String PROGRAM = ReturningPrograms.HEAD + """
                mov eax, 39
                syscall
            after:
                nop
                nop
                hlt
            handler:
                ret
            """;
    private static final String DESCHEDULED = "NEED_RESCHED";

    private static KernelWalk behindTheLastLook(String profile, String... whatIfs) throws AssemblyException {
        KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT.withWhatIfs(Set.of(whatIfs)),
                ReturningPrograms.task(PROGRAM)
                        .withHandlers(List.of(new SignalHandler("SIGUSR1", "handler", false, false))));
        long place = walk.kernel.listing().symbol("before_return").getAsLong();
        walk.kernel.machine().code().stopAt(place, true);
        walk.kernel.run(1000);
        walk.kernel.machine().code().stopAt(place, false);
        assertThat(walk.register(Register.RIP)).isEqualTo(place);
        return walk;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void aSignalBehindTheLastLookIsDeliveredAtTheFirstUserInstruction(String profile) throws AssemblyException {
        KernelWalk walk = behindTheLastLook(profile);
        assertThat(walk.place().interrupts()).isFalse();
        walk.kernel.queueSignal("SIGUSR1");
        walk.toCode("sysretq");
        assertThat(walk.kernel.threadFlags().get("SIGPENDING")).isTrue();
        walk.kernel.run(1000);
        assertThat(walk.events.signals).extracting(SignalEvent::rip)
                .containsExactly(walk.kernel.listing().symbol("after").getAsLong());
        assertThat(walk.events.returns).extracting(ReturnEvent::path)
                .containsExactly(Path.SYSRET, Path.IRET, Path.SYSRET);
        assertThat(walk.kernel.ended()).contains("end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void withTheLookBeforeCliTheSignalWaitsForTheNextEntry(String profile) throws AssemblyException {
        KernelWalk walk = behindTheLastLook(profile, "S62");
        assertThat(walk.place().interrupts()).isTrue();
        walk.kernel.queueSignal("SIGUSR1");
        walk.kernel.run(1000);
        assertThat(walk.events.signals).isEmpty();
        assertThat(walk.kernel.threadFlags().get("SIGPENDING")).isTrue();
        assertThat(walk.kernel.ended()).contains("end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void withoutCliATickBehindTheLastLookSetsAFlagThatThisReturnIgnores(String profile) throws AssemblyException {
        KernelWalk healthy = behindTheLastLook(profile);
        healthy.kernel.timerInterrupt();
        healthy.toCode("sysretq");
        assertThat(healthy.kernel.threadFlags().get(DESCHEDULED)).isFalse();
        KernelWalk broken = behindTheLastLook(profile, "S63");
        broken.kernel.timerInterrupt();
        broken.toCode("sysretq");
        assertThat(broken.kernel.threadFlags().get(DESCHEDULED)).isTrue();
        assertThat(broken.place().interrupts()).isTrue();
    }
}
