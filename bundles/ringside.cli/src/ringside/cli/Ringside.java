package ringside.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: it can only be asked for help. */
@Command(name = "ringside", resourceBundle = "ringside.cli.usage", synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
final class Ringside implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing: one of "
                + String.join(", ", spec.subcommands().keySet()));
    }

}
