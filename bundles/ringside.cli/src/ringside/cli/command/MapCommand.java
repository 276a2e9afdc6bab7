package ringside.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.TableFormat;
import ringside.cli.report.MapReport;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.MachineOptions;

/** {@code ringside map}: what a kernel decides for every class of inputs. */
@Command(name = "map", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class MapCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private KernelArguments kernel;

    @Option(names = "--all-options", descriptionKey = "map.all")
    private boolean all;

    @Option(names = "--summary", descriptionKey = "map.summary")
    private boolean summary;

    @Option(names = "--format", paramLabel = "text|csv|jsonl", descriptionKey = "table.format")
    private TableFormat format = TableFormat.TEXT;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public MapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Profile profile = kernel.required();
        KernelOptions options = kernel.options(profile);
        if (summary && format != TableFormat.TEXT) {
            throw new ParameterException(spec.commandLine(), "--summary is for --format text: "
                    + "the other forms are rows of classes and nothing else");
        }
        if (all && !options.equals(KernelOptions.DEFAULT)) {
            throw new ParameterException(spec.commandLine(),
                    "--all-options takes every vendor, LA57 and Xen PV by itself: leave the other options out");
        }
        new MapReport(console, format, summary).write(profile, all ? MachineOptions.of(profile) : List.of(options));
        return ExitStatus.DONE;
    }
}
