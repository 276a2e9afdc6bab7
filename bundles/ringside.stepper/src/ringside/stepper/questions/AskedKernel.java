package ringside.stepper.questions;

import java.util.List;
import java.util.Set;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.DecidingKernel;

/**
 * Which kernel a question is about; equal where the answer is the same.
 *
 * @param profile the row
 * @param options the machine and the build
 * @param off     the checks that are left out
 */
public record AskedKernel(Profile profile, KernelOptions options, Set<CheckId> off) {

    public AskedKernel {
        off = Set.copyOf(off);
    }

    /** {@return the checks that it makes, in their order} */
    public List<CheckId> checks() {
        return kernel().checks();
    }

    /** @throws IllegalArgumentException if the profile cannot be had with these options */
    DecidingKernel kernel() {
        return DecidingKernel.of(profile, options, off);
    }
}
