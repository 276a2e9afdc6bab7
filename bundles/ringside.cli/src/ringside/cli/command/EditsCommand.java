package ringside.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ringside.cli.arguments.ExpectedPath;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.arguments.PastedInput;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.TableFormat;
import ringside.cli.report.EditsReport;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.VerdictEdits;
import ringside.kernel.text.form.UserSelectors;

/** {@code ringside edits}: pasted registers in, the smallest changes that turn the verdict out. */
@Command(name = "edits", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class EditsCommand implements Callable<Integer> {
    private static final int USUAL_LIMIT = 20;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private KernelArguments kernel;

    @Option(names = "--to", paramLabel = "PATH[:REASON]", converter = ExpectedPath.Reader.class,
            descriptionKey = "edits.to")
    private ExpectedPath wanted;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "edits.limit")
    private int limit = USUAL_LIMIT;

    @Option(names = "--format", paramLabel = "text|csv|jsonl", descriptionKey = "table.format")
    private TableFormat format = TableFormat.TEXT;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "explain.file")
    private String file;

    public EditsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput, IOException {
        Profile profile = kernel.orUsual();
        DecidingKernel deciding = DecidingKernel.of(profile, kernel.options(profile));
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit takes a number from 0; 0 lists all");
        }
        ReturnState state = PastedInput.read(file, console, UserSelectors.LINUX).state(kernel);
        new EditsReport(console, format, limit == 0 ? Integer.MAX_VALUE : limit).write(deciding,
                result(new VerdictEdits(deciding), state));
        return ExitStatus.DONE;
    }

    private VerdictEdits.Result result(VerdictEdits edits, ReturnState state) {
        try {
            return wanted == null ? edits.turn(state) : edits.to(state, wanted.path(), wanted.reason());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
