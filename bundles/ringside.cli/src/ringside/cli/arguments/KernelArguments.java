package ringside.cli.arguments;

import java.util.Optional;
import picocli.CommandLine.Option;
import ringside.kernel.profile.Profile;

/** The options that choose a kernel and its computer; the same wherever {@code --kernel} is taken. */
public final class KernelArguments extends MachineArguments {
    /** The profile when none is named: the newest that chooses between SYSRET and IRET. */
    static final String DEFAULT = "v6.8";

    @Option(names = "--kernel", paramLabel = "PROFILE", descriptionKey = "kernel", order = -10)
    private String kernel;

    /** {@return the id given, if one was} */
    public Optional<String> given() {
        return Optional.ofNullable(kernel);
    }

    /** {@return true when any of these options was given} */
    public boolean any() {
        return kernel != null || anyOfMachine();
    }

    /** {@return the profile that was named; wrong usage when none was} */
    public Profile required() {
        if (kernel == null) {
            throw usage("--kernel PROFILE is missing: one of " + known());
        }
        return profile(kernel);
    }

    /** {@return the profile that was named, or the usual one} */
    public Profile orUsual() {
        return profile(kernel == null ? DEFAULT : kernel);
    }
}
