package ringside.ui.compare;

import java.util.Set;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.DecidingKernel;
import ringside.stepper.Session;

/**
 * Which kernel a question is about; equal where the answer is the same.
 *
 * @param profile the row
 * @param options the machine and the build
 * @param off the checks that are left out
 */
record DecidingKernelKey(Profile profile, KernelOptions options, Set<CheckId> off) {

    DecidingKernelKey {
        off = Set.copyOf(off);
    }

    static DecidingKernelKey of(Session session) {
        return new DecidingKernelKey(session.profile(), session.options(), session.switchedOff());
    }

    DecidingKernel kernel() {
        return DecidingKernel.of(profile, options, off);
    }
}
