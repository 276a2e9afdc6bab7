package ringside.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ringside.cli.console.Console;
import ringside.cli.report.CheckLines;
import ringside.cli.report.CheckMatrix;
import ringside.cli.report.CheckReport;

/** {@code ringside check}: every scenario against its own expectations. */
@Command(name = "check", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class CheckCommand implements Callable<Integer> {
    /** Forms of the table. */
    enum Format { TEXT, CSV }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(names = "--library", descriptionKey = "check.library")
    private boolean library;

    @Option(names = "--matrix", descriptionKey = "check.matrix")
    private boolean matrix;

    @Option(names = "--format", paramLabel = "text|csv", descriptionKey = "check.format")
    private Format format;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "check.files")
    private List<String> files = new ArrayList<>();

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (format != null && !matrix) {
            throw new ParameterException(spec.commandLine(), "--format is for --matrix: give both, or neither");
        }
        CheckReport report = matrix ? new CheckMatrix(console, format == Format.CSV) : new CheckLines(console);
        return new LibraryCheck(console, report).check(files, library || files.isEmpty());
    }
}
