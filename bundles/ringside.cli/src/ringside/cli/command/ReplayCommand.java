package ringside.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ringside.cli.arguments.NamedKernel;
import ringside.cli.arguments.RecordingFile;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.InputFile;
import ringside.kernel.profile.Profile;

/** {@code ringside replay}: recorded kernel entries, each replayed and compared with what the real kernel did. */
@Command(name = "replay", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {
    /** The profile that stands for the kernel of the recordings: 6.1 makes the decision as 6.5 does. */
    static final String USUAL = "v6.5";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kernel", paramLabel = "PROFILE", defaultValue = USUAL, descriptionKey = "replay.kernel")
    private String kernel;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "1", paramLabel = "FILE.jsonl", descriptionKey = "replay.file")
    private String file;

    public ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput, IOException {
        Profile profile = new NamedKernel(spec).profile(kernel);
        return new RecordingReplay(console, profile).replay(RecordingFile.read(InputFile.of(file), console));
    }
}
