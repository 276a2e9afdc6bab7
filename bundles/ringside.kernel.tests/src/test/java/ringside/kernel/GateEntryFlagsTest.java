package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** A gate leaves DF and AC as the program has them; the kernel clears them before any C code runs. */
class GateEntryFlagsTest {

    private static final long BOTH = Flag.DF.mask() | Flag.AC.mask();
    private static final int MOST_STEPS = 300;
    /** Before 4.2 the entry of INT 0x80 has no CLAC. */
    private static final List<String> NO_CLAC_AT_INT80 = List.of("v4.0", "v4.1");

    static Stream<Profile> profiles() {
        return Profiles.all().stream().filter(profile -> !profile.fred());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void exceptionsAndInterruptsBeginWithClacAndCld(Profile profile) throws Exception {
        for (String code : List.of("mov rax, [0]", "int3", "ud2", "hlt")) {
            assertThat(inC(profile, code, code.equals("hlt"))).as("%s %s", profile, code).isZero();
        }
        assertThat(inC(profile, "int 0x80", false)).as("%s int 0x80", profile)
                .isEqualTo(NO_CLAC_AT_INT80.contains(profile.id()) ? Flag.AC.mask() : 0);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void syscallNeedsNeitherForSfmaskClearsBoth(Profile profile) throws Exception {
        KernelWalk walk = walk(profile, "syscall");
        while (walk.kernel.machine().cpu().cpl() == 3) {
            walk.step();
        }
        assertThat(walk.register(Register.RFLAGS) & BOTH).isZero();
    }

    private static KernelWalk walk(Profile profile, String code) throws Exception {
        return new KernelWalk(profile.id(), KernelOptions.DEFAULT, TaskSetup.of("t", ReturningPrograms.HEAD + code
                + "\nhlt\n").withRegisters(Map.of(Register.RFLAGS, 0x202 | BOTH, Register.RAX, 20L)));
    }

    /** DF and AC as the first C function finds them. */
    private static long inC(Profile profile, String code, boolean timer) throws Exception {
        KernelWalk walk = walk(profile, code);
        if (timer) {
            walk.kernel.timerInterrupt();
        }
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (walk.kernel.machine().cpu().cpl() == 0 && walk.kernel.listing().at(walk.register(Register.RIP))
                    .filter(line -> c(line)).isPresent()) {
                return walk.register(Register.RFLAGS) & BOTH;
            }
            walk.step();
        }
        throw new AssertionError(profile + " never comes to C code");
    }

    private static boolean c(ListingLine line) {
        return line.c() || line.phase().equals("dispatch");
    }
}
