package ringside.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import ringside.kernel.profile.Profile;

/** The options that choose a kernel and its computer; the same wherever {@code --kernel} is taken. */
final class KernelArguments extends MachineArguments {
    /** The profile when none is named: the newest that chooses between SYSRET and IRET. */
    static final String DEFAULT = "v6.8";

    @Option(names = "--kernel", paramLabel = "PROFILE", descriptionKey = "kernel", order = -10)
    private String kernel;

    /** {@return the id given, if one was} */
    Optional<String> given() {
        return Optional.ofNullable(kernel);
    }

    /** {@return true when any of these options was given} */
    boolean any() {
        return kernel != null || anyOfMachine();
    }

    /** {@return the profile that was named; wrong usage when none was} */
    Profile required() {
        if (kernel == null) {
            throw usage("--kernel PROFILE is missing: one of " + known());
        }
        return profile(kernel);
    }

    /** {@return the profile that was named, or the usual one} */
    Profile orUsual() {
        return profile(kernel == null ? DEFAULT : kernel);
    }
}
