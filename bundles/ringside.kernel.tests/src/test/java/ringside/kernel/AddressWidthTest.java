package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.listing.KernelSymbols;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;

/** How wide addresses are is up to both: the processor has to have 57 bits, and the kernel has to turn them on. */
class AddressWidthTest {

    /** Kernels that were written before there were five levels of page tables. */
    private static final List<String> FOUR_LEVELS = List.of("v4.0", "v4.1", "seed", "v4.10");
    private static final TaskSetup TASK = TaskSetup.of("t", ".intel_syntax noprefix\n.text\n_start: hlt\n");

    static List<Profile> profiles() {
        return Profiles.all();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void anOldKernelWorksWith48BitsOnAnyProcessor(Profile profile) throws Exception {
        boolean wide = !FOUR_LEVELS.contains(profile.id());
        assertThat(bits(profile, KernelOptions.DEFAULT)).isEqualTo(48);
        assertThat(bits(profile, States.LA57)).isEqualTo(wide ? 57 : 48);
        assertThat(KernelSymbols.of(profile, States.LA57)).containsEntry("TASK_SIZE_MAX",
                (1L << (wide ? 56 : 47)) - 4096).containsEntry("CANONICAL_SHIFT", wide ? 7L : 16L);
    }

    private static int bits(Profile profile, KernelOptions options) throws Exception {
        return BootedKernel.boot(profile, options, TASK).machine().model().addressBits();
    }
}
