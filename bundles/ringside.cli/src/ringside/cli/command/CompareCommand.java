package ringside.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ringside.cli.arguments.KernelPair;
import ringside.cli.console.Console;
import ringside.cli.console.TableFormat;
import ringside.cli.report.MapDifferences;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.DecidingKernel;

/** {@code ringside compare}: where two kernels disagree. */
@Command(name = "compare", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private KernelPair kernels;

    @Option(names = "--verdict-only", descriptionKey = "compare.verdict")
    private boolean verdictOnly;

    @Option(names = "--scenario", paramLabel = "SCENARIO|FILE|PROGRAM.s", descriptionKey = "compare.scenario")
    private List<String> scenarios = new ArrayList<>();

    @Option(names = "--library", descriptionKey = "compare.library")
    private boolean library;

    @Option(names = "--format", paramLabel = "text|csv|jsonl", descriptionKey = "table.format")
    private TableFormat format = TableFormat.TEXT;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        List<Profile> two = kernels.both();
        DecidingKernel one = DecidingKernel.of(two.get(0), kernels.options(two.get(0)));
        DecidingKernel other = DecidingKernel.of(two.get(1), kernels.otherOptions(), kernels.off());
        boolean runs = library || !scenarios.isEmpty();
        if (verdictOnly && runs) {
            throw usage("--verdict-only is about classes of inputs, --scenario and --library are about runs: "
                    + "give one of them");
        }
        return runs ? new RunComparisons(console, this, format).compare(one, other, scenarios, library)
                : new MapDifferences(console, format, verdictOnly).compare(one, other);
    }

    /** {@return the computer that both run on, and the kernels} */
    KernelPair kernels() {
        return kernels;
    }

    /** {@return a failure for wrong usage} */
    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
