package ringside.cli.arguments;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import ringside.kernel.profile.Profile;

/** The options that choose two kernels on the same computer. */
public final class KernelPair extends MachineArguments {
    @Option(names = "--kernel", paramLabel = "PROFILE", descriptionKey = "compare.kernel", order = -10)
    private List<String> kernels = new ArrayList<>();

    /** {@return the two profiles that were named, in their order; wrong usage when there are not two} */
    public List<Profile> both() {
        if (kernels.size() != 2) {
            throw usage("two kernels are expected, --kernel A --kernel B, of " + known());
        }
        return kernels.stream().map(this::profile).toList();
    }
}
