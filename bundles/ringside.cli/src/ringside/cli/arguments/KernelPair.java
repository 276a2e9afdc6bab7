package ringside.cli.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.UnknownNameException;
import ringside.kernel.profile.WhatIfs;
import ringside.stepper.lockstep.KernelOption;
import ringside.stepper.lockstep.Version;

/** The options that choose two kernels on the same computer. */
public final class KernelPair extends MachineArguments {
    @Option(names = "--kernel", paramLabel = "PROFILE", descriptionKey = "compare.kernel", order = -10)
    private List<String> kernels = new ArrayList<>();

    @Option(names = "--disable-check", paramLabel = "ID", descriptionKey = "compare.disable")
    private List<String> disabled = new ArrayList<>();

    @Option(names = "--what-if", paramLabel = "ID", descriptionKey = "compare.whatif")
    private List<String> whatIfs = new ArrayList<>();

    @Option(names = "--with", paramLabel = "OPTION", descriptionKey = "compare.with")
    private List<String> with = new ArrayList<>();

    /** {@return the two profiles that were named, in their order; wrong usage when there are not two} */
    public List<Profile> both() {
        boolean alike = kernels.size() == 1 && different();
        if (kernels.size() != 2 && !alike) {
            throw usage("two kernels are expected, --kernel A --kernel B, of " + known()
                    + "; or one, and what B has besides: --disable-check, --what-if or --with");
        }
        return List.of(profile(kernels.get(0)), profile(kernels.get(alike ? 0 : 1)));
    }

    /** {@return whether B has something besides its profile} */
    public boolean different() {
        return !disabled.isEmpty() || !whatIfs.isEmpty() || !with.isEmpty();
    }

    /** {@return the kernel A of runs} */
    public Version one() {
        return Version.plain(both().get(0).id());
    }

    /** {@return the kernel B of runs, with what it has besides} */
    public Version other() {
        return new Version(both().get(1).id(), Set.copyOf(with.stream().map(this::option).toList()), off(),
                experiments());
    }

    /** {@return the options of B; wrong usage when its profile does not know one of them} */
    public KernelOptions otherOptions() {
        Profile profile = both().get(1);
        KernelOptions options = options(profile);
        for (String id : with) {
            options = option(id).in(options);
        }
        profile.refusal(options).ifPresent(why -> {
            throw usage(why);
        });
        return options.withWhatIfs(experiments());
    }

    /** {@return the checks that B does not make} */
    public Set<CheckId> off() {
        return Set.copyOf(disabled.stream().map(id -> NamedCheck.of(id, this::usage)).toList());
    }

    private Set<String> experiments() {
        for (String id : whatIfs) {
            try {
                WhatIfs.named(id);
            } catch (UnknownNameException e) {
                throw usage(e.getMessage());
            }
        }
        return Set.copyOf(whatIfs);
    }

    private KernelOption option(String id) {
        return KernelOption.named(id).orElseThrow(() -> usage("--with takes one of " + String.join(", ", Stream
                .of(KernelOption.values()).map(KernelOption::id).toList()) + ", not '" + id + "'"));
    }
}
