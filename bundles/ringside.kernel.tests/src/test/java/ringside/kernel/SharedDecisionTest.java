package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.machine.state.Register;

/** In Linux 4.0 interrupts and exceptions pass the checks too, and may return by SYSRET; from 4.1 on they never do. */
class SharedDecisionTest extends ReturningPrograms {

    private static final String LOOKS_LIKE_A_CALL = HEAD + """
                lea rcx, [rip+here]
                pushfq
                pop r11
            here:
                nop
                hlt
            """;
    private static final TracerPlan STEPPING =
            new TracerPlan(TracerResume.SINGLESTEP, List.of(), TracerResume.SINGLESTEP);

    private void interruptAt(String profile, String label) throws AssemblyException {
        boot(profile, task(LOOKS_LIKE_A_CALL));
        long place = kernel.listing().symbol(label).orElseThrow();
        kernel.machine().code().stopAt(place, true);
        kernel.run(100);
        kernel.machine().code().stopAt(place, false);
        kernel.timerInterrupt();
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        assertThat(events.modelErrors).isEmpty();
    }

    @Test
    void anInterruptedProgramThatLooksLikeACallGoesOnBySysret() throws AssemblyException {
        interruptAt("v4.0", "here");
        assertThat(events.returns).hasSize(1).allMatch(event -> event.path() == Path.SYSRET && !event.bySyscall());
        assertThat(register(Register.RCX)).isEqualTo(kernel.listing().symbol("here").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4.1", "seed", "v4.10", "v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void laterKernelsReturnFromInterruptsByIret(String profile) throws AssemblyException {
        interruptAt(profile, "here");
        assertThat(events.returns).hasSize(1).allMatch(event -> event.path() == Path.IRET);
    }

    @Test
    void aSteppedProgramIsStuckOnlyThereAndOnlyWithoutTheCheck() throws AssemblyException {
        TaskSetup task = task(STUCK).withTracer(STEPPING);
        for (String profile : List.of("v4.0", "v4.1", "seed", "v4.10", "v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            boot(profile, task);
            kernel.run(100_000);
            assertThat(kernel.ended()).as(profile + " with all checks").contains("end");
            boot(profile, task);
            kernel.switchCheck(CheckId.RF_TF, false);
            kernel.run(100_000);
            if (profile.equals("v4.0")) {
                assertThat(kernel.ended()).isEmpty();
                assertThat(events.returns.get(events.returns.size() - 1).path()).isEqualTo(Path.SYSRET);
            } else {
                assertThat(kernel.ended()).as(profile + " without the check").contains("end");
            }
        }
    }

    @Test
    void experimentsOfTheRowMakeTheSameLoop() throws AssemblyException {
        boot("v4.0", KernelOptions.DEFAULT.withWhatIfs(Set.of("S54")), task(STUCK).withTracer(STEPPING));
        kernel.run(100_000);
        assertThat(kernel.ended()).isEmpty();
    }
}
