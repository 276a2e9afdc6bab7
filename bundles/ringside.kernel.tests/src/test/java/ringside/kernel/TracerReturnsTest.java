package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Register;

/** What a tracer does decides about the way back only by what it leaves in pt_regs. */
class TracerReturnsTest extends ReturningPrograms {

    @Test
    void aTracerThatOnlyLooksLeavesSysretPossible() throws AssemblyException {
        TracerPlan look = new TracerPlan(TracerResume.SYSCALL, List.of(), TracerResume.SYSCALL);
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, task(GETPID).withTracer(look))).containsExactly("SYSRET");
            assertThat(events.stops.stream().map(StopEvent::kind)).containsExactly("syscall-entry", "syscall-exit");
        }
    }

    private TaskSetup pokeAtExit(String slot, long value) {
        return task(GETPID + "target: hlt\n").withTracer(new TracerPlan(TracerResume.SYSCALL,
                List.of(new TracerStop(NOTHING, TracerResume.SYSCALL),
                        new TracerStop(List.of(new SlotPoke(slot, value)), TracerResume.CONT)), TracerResume.CONT));
    }

    @Test
    void aTracerThatChangesTheAddressMakesItIret() throws AssemblyException {
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, pokeAtExit("ip", 0x401009))).containsExactly("IRET(RCX_RIP)");
            assertThat(kernel.ended()).contains("end");
            assertThat(register(Register.RIP)).isEqualTo(0x401009);
        }
    }

    @Test
    void aTracerThatChangesTheDirectionFlagMakesItIret() throws AssemblyException {
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, pokeAtExit("flags", 0x602))).containsExactly("IRET(R11_FLAGS)");
            assertThat(register(Register.RFLAGS)).isEqualTo(0x602);
            assertThat(register(Register.R11)).isEqualTo(0x202);
        }
    }

    @Test
    void ptraceRefusesKernelSelectorsAndIgnoresTheInterruptFlag() throws AssemblyException {
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, pokeAtExit("cs", 0x10))).containsExactly("SYSRET");
            assertThat(returns(profile, pokeAtExit("ss", 0))).containsExactly("SYSRET");
            assertThat(returns(profile, pokeAtExit("flags", 0x3002))).containsExactly("SYSRET");
        }
    }

    @Test
    void stepOverTheCallAndStepOnReturnsByIretBecauseOfTheTrapFlag() throws AssemblyException {
        TracerPlan plan = new TracerPlan(TracerResume.SINGLESTEP, List.of(), TracerResume.SINGLESTEP);
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, task(GETPID).withTracer(plan))).containsExactly("IRET(RF_TF)");
            assertThat(events.stops.stream().map(StopEvent::rip)).containsExactly(0x401005L, 0x401007L, 0x401008L);
            assertThat(events.stops.stream().map(StopEvent::flags)).containsOnly(0x202L);
        }
    }

    @Test
    void stepOverTheCallAndContinueReturnsByIretBecauseOfTheSavedFlags() throws AssemblyException {
        TracerPlan plan = new TracerPlan(TracerResume.SINGLESTEP,
                List.of(new TracerStop(NOTHING, TracerResume.SINGLESTEP), new TracerStop(NOTHING, TracerResume.CONT)),
                TracerResume.CONT);
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, task(GETPID).withTracer(plan))).containsExactly("IRET(R11_FLAGS)");
            assertThat(register(Register.R11)).isEqualTo(0x302);
            assertThat(register(Register.RFLAGS)).isEqualTo(0x202);
        }
    }

    @Test
    void anEmulatingTracerSkipsTheCall() throws AssemblyException {
        TracerPlan plan = new TracerPlan(TracerResume.SYSEMU, List.of(), TracerResume.SYSEMU);
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, task(GETPID).withTracer(plan))).containsExactly("SYSRET");
            assertThat(register(Register.RAX)).isEqualTo(-38);
        }
    }
}
