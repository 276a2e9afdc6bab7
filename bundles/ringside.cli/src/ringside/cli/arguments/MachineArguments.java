package ringside.cli.arguments;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.machine.state.Vendor;

/** The options that choose the computer and the build of a kernel. */
public class MachineArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--vendor", paramLabel = "intel|amd", descriptionKey = "vendor", order = -9)
    private Vendor vendor;

    @Option(names = "--la57", descriptionKey = "la57", order = -8)
    private boolean la57;

    @Option(names = "--pti", descriptionKey = "pti", order = -7)
    private boolean pti;

    @Option(names = "--xen-pv", descriptionKey = "xen-pv", order = -6)
    private boolean xenPv;

    @Option(names = "--x32", descriptionKey = "x32", order = -5)
    private boolean x32;

    @Option(names = "--lass", descriptionKey = "lass", order = -4)
    private boolean lass;

    @Option(names = "--mitigations", descriptionKey = "mitigations", order = -3)
    private boolean mitigations;

    private NamedKernel named;

    /** {@return true when any of these options was given} */
    boolean anyOfMachine() {
        return vendor != null || la57 || pti || xenPv || x32 || lass || mitigations;
    }

    /** {@return the vendor given, if one was} */
    final Optional<Vendor> vendor() {
        return Optional.ofNullable(vendor);
    }

    final boolean la57() {
        return la57;
    }

    final boolean pti() {
        return pti;
    }

    final boolean xenPv() {
        return xenPv;
    }

    final boolean x32() {
        return x32;
    }

    final boolean lass() {
        return lass;
    }

    final boolean mitigations() {
        return mitigations;
    }

    /** {@return the profile with this id, or that stands for this release; wrong usage when there is none} */
    public final Profile profile(String name) {
        if (named == null) {
            named = new NamedKernel(command);
        }
        return named.profile(name);
    }

    /** {@return the options given; wrong usage when this profile does not know one of them} */
    public final KernelOptions options(Profile profile) {
        KernelOptions options = new KernelOptions(vendor == null ? Vendor.INTEL : vendor, la57, pti, xenPv, x32)
                .withLass(lass).withMitigations(mitigations);
        profile.refusal(options).ifPresent(why -> {
            throw usage(why);
        });
        return options;
    }

    /** {@return the ids of all profiles} */
    static String known() {
        return String.join(", ", Profiles.all().stream().map(Profile::id).toList());
    }

    /** {@return a failure for wrong usage} */
    public final ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
