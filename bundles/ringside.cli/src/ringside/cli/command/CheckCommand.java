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
import ringside.cli.arguments.NamedKernel;
import ringside.cli.arguments.ScenarioFile;
import ringside.cli.console.Console;
import ringside.cli.report.CheckLines;
import ringside.cli.report.CheckMatrix;
import ringside.cli.report.CheckReport;

/** {@code ringside check}: every scenario against its own expectations; or states what is not stated yet. */
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

    @Option(names = "--all", descriptionKey = "check.all")
    private boolean all;

    @Option(names = "--record", descriptionKey = "check.record")
    private boolean record;

    @Option(names = "--kernel", paramLabel = "PROFILE", descriptionKey = "check.kernel")
    private List<String> kernels = new ArrayList<>();

    @Option(names = "--rewrite", descriptionKey = "check.rewrite")
    private boolean rewrite;

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
            throw usage("--format is for --matrix: give both, or neither");
        }
        if (!kernels.isEmpty() && !record) {
            throw usage("--kernel is for --record: give both, or neither");
        }
        if (record || rewrite) {
            return new FileChange(console, change()).apply(files);
        }
        CheckReport report = matrix ? new CheckMatrix(console, format == Format.CSV) : new CheckLines(console, all);
        return new LibraryCheck(console, report, all).check(files, library || files.isEmpty());
    }

    private FileChange.Change change() {
        if (record && rewrite || library || matrix || all) {
            throw usage("--record and --rewrite change files: give one of them, with files and nothing else");
        }
        if (files.isEmpty()) {
            throw usage("which files? " + (record ? "--record" : "--rewrite") + " changes the files that are named");
        }
        return record ? new Recordings(console, chosen()) : new Rewriting(console);
    }

    private List<String> chosen() {
        NamedKernel named = new NamedKernel(spec);
        List<String> chosen = kernels.stream().map(kernel -> named.profile(kernel).id()).distinct().toList();
        return chosen.isEmpty() ? ScenarioFile.kernels() : chosen;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
