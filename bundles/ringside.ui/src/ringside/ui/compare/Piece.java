package ringside.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;
import ringside.stepper.lockstep.KernelOption;
import ringside.stepper.lockstep.Version;
import ringside.stepper.questions.AskedKernel;
import ringside.ui.Messages;

/**
 * What the right side has besides its kernel, or lacks.
 *
 * @param title for the list to choose from
 * @param version the kernel with it
 */
record Piece(String title, Version version) {

    /** Everything that a kernel can have or lack beside what the scenario says: nothing, checks, options, experiments. */
    static List<Piece> of(Profile profile, KernelOptions now) {
        String id = profile.id();
        List<Piece> all = new ArrayList<>();
        all.add(new Piece(Messages.Lockstep_plain, Version.plain(id)));
        KernelOptions plain = now.withWhatIfs(Set.of());
        if (profile.refusal(plain).isEmpty()) {
            new AskedKernel(profile, plain, Set.of()).checks().forEach(check -> all.add(new Piece(NLS.bind(
                    Messages.Lockstep_without, check), new Version(id, Set.of(), Set.of(check), Set.of()))));
        }
        for (KernelOption option : KernelOption.values()) {
            if (!option.in(plain).equals(plain) && profile.refusal(option.in(plain)).isEmpty()) {
                all.add(new Piece(NLS.bind(Messages.Lockstep_with, option.id()), new Version(id, Set.of(option), Set
                        .of(), Set.of())));
            }
        }
        for (WhatIf experiment : WhatIfs.of(profile)) {
            all.add(new Piece(NLS.bind(Messages.Lockstep_experiment, experiment.title()), new Version(id, Set.of(),
                    Set.of(), Set.of(experiment.id()))));
        }
        return all;
    }
}
