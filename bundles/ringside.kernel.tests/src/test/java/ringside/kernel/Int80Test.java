package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.task.ReturnEvent;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** INT 0x80 from 64-bit code in the kernels that save everything: all registers come back, always by IRET. */
class Int80Test {

    private static final String CALL = ReturningPrograms.HEAD + "int 0x80\nhlt\n";
    private static final List<Register> KEPT = List.of(Register.RBX, Register.RCX, Register.RDX, Register.RSI,
            Register.RDI, Register.RBP, Register.R8, Register.R9, Register.R10, Register.R11, Register.R12,
            Register.R13, Register.R14, Register.R15);

    private static Map<Register, Long> registers(long rax) {
        Map<Register, Long> all = new EnumMap<>(Register.class);
        KEPT.forEach(register -> all.put(register, 0xc1c1_0000_0000_0000L + register.ordinal()));
        all.put(Register.RAX, rax);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void onlyRaxChangesAndTheReturnIsIret(String profile) throws AssemblyException {
        for (boolean pti : List.of(false, true)) {
            KernelOptions options = new KernelOptions(Vendor.INTEL, false, pti, false, false);
            Map<Register, Long> before = registers(0xffff_ffff_0000_0014L);
            KernelWalk walk = new KernelWalk(profile, options,
                    ReturningPrograms.task(CALL).withRegisters(before));
            walk.kernel.run(1000);
            assertThat(walk.register(Register.RAX)).as(profile).isEqualTo(4242);
            KEPT.forEach(register -> assertThat(walk.register(register)).as("%s %s", profile, register)
                    .isEqualTo(before.get(register)));
            assertThat(walk.events.returns).extracting(ReturnEvent::path).containsExactly(Path.IRET);
            assertThat(walk.kernel.ended()).contains("end");
            assertThat(walk.events.modelErrors).isEmpty();
        }
    }

    /**
     * A tracer of 32 bits writes -512 as it knows it. The kernel extends the sign of the result of a 32-bit call
     * before it looks for a restart; from 4.3 to 4.5 it has forgotten by then that it was one.
     */
    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aRestartCodeOf32BitsIsSeenWhereTheCallIsStillKnownAsOneOf32Bits(Profile profile) throws AssemblyException {
        TracerStop entry = new TracerStop(List.of(), TracerResume.SYSCALL, Optional.empty());
        TracerStop exit = new TracerStop(List.of(new SlotPoke("ax", 0xfffffe00L)), TracerResume.CONT,
                Optional.empty());
        KernelWalk walk = new KernelWalk(profile.id(), KernelOptions.DEFAULT, ReturningPrograms.task(CALL)
                .withRegisters(Map.of(Register.RAX, 20L)).withThreadFlags(Set.of("SIGPENDING"))
                .withTracer(new TracerPlan(TracerResume.SYSCALL, List.of(entry, exit), TracerResume.CONT)));
        walk.kernel.run(20_000);
        assertThat(walk.kernel.ended()).contains("end");
        assertThat(walk.register(Register.RAX)).isEqualTo(profile.id().equals("seed") ? 0xfffffe00L : 4242);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void itIsNoReasonForSysretEvenIfAllChecksWouldPass(String profile) throws AssemblyException {
        KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT, ReturningPrograms.task(CALL)
                .withRegisters(Map.of(Register.RAX, 20L, Register.RCX, 0x401002L, Register.R11, 0x202L)));
        walk.kernel.run(1000);
        assertThat(walk.events.returns).extracting(ReturnEvent::path).containsExactly(Path.IRET);
        assertThat(walk.register(Register.RCX)).isEqualTo(0x401002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void anUnknownNumberAnswersEnosys(String profile) throws AssemblyException {
        KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT,
                ReturningPrograms.task(CALL).withRegisters(Map.of(Register.RAX, 5000L)));
        walk.kernel.run(1000);
        assertThat(walk.register(Register.RAX)).isEqualTo(-38);
    }
}
