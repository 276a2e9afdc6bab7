package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringside check}: every scenario against its own expectations. */
@Command(name = "check", resourceBundle = "ringside.cli.usage", sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--library", descriptionKey = "check.library")
    private boolean library;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "check.files")
    private List<String> files = new ArrayList<>();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return new LibraryCheck(console).check(files, library || files.isEmpty());
    }
}
