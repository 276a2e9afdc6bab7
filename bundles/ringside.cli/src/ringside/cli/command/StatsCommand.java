package ringside.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ringside.cli.arguments.NamedKernel;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.report.StatisticsCsv;
import ringside.cli.report.StatisticsTable;
import ringside.kernel.profile.Profile;
import ringside.stepper.statistics.WorkloadStatistics;

/** {@code ringside stats}: how often each way back was taken over a workload, why, and what it cost. */
@Command(name = "stats", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class StatsCommand implements Callable<Integer> {
    /** Forms of output. */
    enum Format { TABLE, CSV }

    private static final long MOST_RUNS = 1_000_000;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kernel", paramLabel = "PROFILE", descriptionKey = "stats.kernel")
    private List<String> kernels = new ArrayList<>();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1", descriptionKey = "stats.runs")
    private long runs;

    @Option(names = "--format", paramLabel = "table|csv", descriptionKey = "stats.format")
    private Format format = Format.TABLE;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "1", paramLabel = "FILE|NAME|RECORDING.jsonl", descriptionKey = "stats.file")
    private String file;

    public StatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput, IOException {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new ParameterException(spec.commandLine(), "--runs takes a number from 1 to " + MOST_RUNS);
        }
        NamedKernel named = new NamedKernel(spec);
        List<Profile> profiles = kernels.stream().map(named::profile).toList();
        WorkloadStatistics once = new WorkloadSource(console, profiles).count(file);
        try {
            print(once.times(runs));
        } catch (ArithmeticException overflow) {
            throw new ParameterException(spec.commandLine(), "--runs " + runs
                    + " is too much for this workload: its sums do not fit into 64 bits", overflow);
        }
        return ExitStatus.DONE;
    }

    private void print(WorkloadStatistics statistics) throws IOException {
        if (format == Format.CSV) {
            new StatisticsCsv(console).print(statistics);
        } else {
            new StatisticsTable(console).print(statistics);
        }
    }
}
