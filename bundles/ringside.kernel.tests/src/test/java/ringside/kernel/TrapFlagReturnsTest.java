package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.state.Register;

/** The trap flag: why SYSRET must not be used with it, and what happens if it is. */
class TrapFlagReturnsTest extends ReturningPrograms {

    @Test
    void aTrapFlagOfTheProgramTrapsAtOnceOnTheFastPathAndOneLaterOtherwise() throws AssemblyException {
        long after = 0x401000 + 13;
        returns("seed", task(TF_CALL).withSelfTrace(true));
        assertThat(events.syscallReturns()).contains("SYSRET-FAST");
        assertThat(events.signals.stream().map(SignalEvent::rip)).contains(after, after + 1);
        returns("v6.8", task(TF_CALL).withSelfTrace(true));
        assertThat(events.syscallReturns()).contains("IRET(RF_TF)");
        assertThat(events.signals.stream().map(SignalEvent::rip)).doesNotContain(after).contains(after + 1);
    }

    @Test
    void popfThatSetsTheTrapFlagTrapsAfterTheNextInstruction() throws AssemblyException {
        String popf = HEAD + "push 0x302\npopfq\nnop\nthird: nop\npush 0x202\npopfq\nhlt\n";
        for (String profile : States.DECIDING) {
            returns(profile, task(popf).withSelfTrace(true));
            assertThat(events.signals.get(0).rip()).isEqualTo(kernel.listing().symbol("third").orElseThrow());
        }
    }

    @Test
    void stuckHereUnderADebuggerProgresses() throws AssemblyException {
        TracerPlan plan = new TracerPlan(TracerResume.SINGLESTEP, List.of(), TracerResume.SINGLESTEP);
        for (String profile : States.DECIDING) {
            returns(profile, task(STUCK).withTracer(plan));
            assertThat(kernel.ended()).contains("end");
            assertThat(events.returns).allMatch(event -> event.path() == Path.IRET);
        }
    }

    @Test
    void stuckHereTracingItselfProgressesThanksToTheTrapFlagCheck() throws AssemblyException {
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, task(STUCK).withSelfTrace(true))).contains("IRET(RF_TF)");
            assertThat(kernel.ended()).contains("end");
        }
    }

    @Test
    void stuckHereLoopsForEverWithoutTheTrapFlagCheckAndGoesOnWithIt() throws AssemblyException {
        for (String profile : States.DECIDING) {
            boot(profile, task(STUCK).withSelfTrace(true));
            kernel.switchCheck(CheckId.RF_TF, false);
            long stuck = kernel.listing().symbol("stuck_here").orElseThrow();
            kernel.run(20_000);
            assertThat(kernel.ended()).isEmpty();
            assertThat(events.signals.stream().skip(4).map(SignalEvent::rip)).containsOnly(stuck)
                    .hasSizeGreaterThan(20);
            assertExactLoop();
            kernel.switchCheck(CheckId.RF_TF, true);
            kernel.run(100_000);
            assertThat(kernel.ended()).contains("end");
        }
    }

    @Test
    void aProgramThatTracesItselfGoesOnAfterABreakpoint() throws AssemblyException {
        for (Profile profile : Profiles.all()) {
            boot(profile.id(), task(HEAD + "mov ebx, 1\nint3\nbehind: mov ebx, 2\nhlt\n").withSelfTrace(true));
            kernel.run(100_000);
            assertThat(kernel.ended()).as(profile.id()).contains("end");
            assertThat(kernel.machine().cpu().get(Register.RBX)).isEqualTo(2);
            assertThat(events.signals).as(profile.id()).singleElement().satisfies(signal -> {
                assertThat(signal.name()).isEqualTo("SIGTRAP");
                assertThat(signal.rip()).isEqualTo(kernel.listing().symbol("behind").orElseThrow());
            });
        }
    }

    /** The very same state comes back, to the last bit. */
    private void assertExactLoop() {
        KernelState state = kernel.save();
        int period = 0;
        do {
            kernel.run(1);
            period++;
        } while (!kernel.sameAs(state) && period < 5_000);
        assertThat(period).isLessThan(5_000);
        assertThat(kernel.save().fingerprint()).isEqualTo(state.fingerprint());
    }
}
