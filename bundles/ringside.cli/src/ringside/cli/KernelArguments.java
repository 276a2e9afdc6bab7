package ringside.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ringside.kernel.KernelOptions;
import ringside.kernel.Profile;
import ringside.kernel.Profiles;
import ringside.kernel.UnknownNameException;
import ringside.machine.Vendor;

/** The options that choose a kernel and its computer; the same wherever {@code --kernel} is taken. */
final class KernelArguments {
    /** The profile when none is named: the newest that chooses between SYSRET and IRET. */
    static final String DEFAULT = "v6.8";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--kernel", paramLabel = "PROFILE", descriptionKey = "kernel")
    private String kernel;

    @Option(names = "--vendor", paramLabel = "intel|amd", descriptionKey = "vendor")
    private Vendor vendor;

    @Option(names = "--la57", descriptionKey = "la57")
    private boolean la57;

    @Option(names = "--pti", descriptionKey = "pti")
    private boolean pti;

    @Option(names = "--xen-pv", descriptionKey = "xen-pv")
    private boolean xenPv;

    @Option(names = "--x32", descriptionKey = "x32")
    private boolean x32;

    /** {@return the id given, if one was} */
    Optional<String> given() {
        return Optional.ofNullable(kernel);
    }

    /** {@return true when any of these options was given} */
    boolean any() {
        return kernel != null || vendor != null || la57 || pti || xenPv || x32;
    }

    /** {@return the vendor given, if one was} */
    Optional<Vendor> vendor() {
        return Optional.ofNullable(vendor);
    }

    boolean la57() {
        return la57;
    }

    boolean pti() {
        return pti;
    }

    boolean xenPv() {
        return xenPv;
    }

    boolean x32() {
        return x32;
    }

    /** {@return the profile that was named; wrong usage when none was} */
    Profile required() {
        if (kernel == null) {
            throw new ParameterException(command.commandLine(), "--kernel PROFILE is missing: one of "
                    + String.join(", ", Profiles.all().stream().map(Profile::id).toList()));
        }
        return profile(kernel);
    }

    /** {@return the profile that was named, or the usual one} */
    Profile orUsual() {
        return profile(kernel == null ? DEFAULT : kernel);
    }

    /** {@return the profile with this id; wrong usage when there is none} */
    Profile profile(String id) {
        try {
            return Profiles.named(id);
        } catch (UnknownNameException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** {@return the options given; wrong usage when this profile does not know one of them} */
    KernelOptions options(Profile profile) {
        KernelOptions options = new KernelOptions(vendor == null ? Vendor.INTEL : vendor, la57, pti, xenPv, x32);
        profile.refusal(options).ifPresent(why -> {
            throw new ParameterException(command.commandLine(), why);
        });
        return options;
    }
}
