package ringside.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.InputFile;
import ringside.cli.csv.CsvDecider;
import ringside.kernel.decision.Decision;
import ringside.kernel.profile.Profile;

/** {@code ringside decide}: rows of slots in, rows with verdicts out. */
@Command(name = "decide", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class DecideCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private KernelArguments kernel;

    @Option(names = "--check", descriptionKey = "decide.check")
    private boolean check;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "decide.file")
    private String file;

    public DecideCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput, IOException {
        Profile profile = kernel.required();
        Decision decision = new Decision(profile, kernel.options(profile));
        InputFile input = InputFile.of(file);
        try (InputStream in = input.open(console)) {
            long differences = new CsvDecider(decision, console, input.name(), check).decide(in);
            return differences == 0 ? ExitStatus.DONE : ExitStatus.NOT_AS_EXPECTED;
        }
    }
}
