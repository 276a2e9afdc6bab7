package ringside.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.arguments.RegisterInput;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.report.VerdictText;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Edit;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.SmallestEdit;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** {@code ringside explain}: pasted registers in, the verdict with all its reasons out. */
@Command(name = "explain", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class ExplainCommand implements Callable<Integer> {
    private static final int MOST_EDITS = 5;
    private final Console console;

    @Mixin
    private KernelArguments kernel;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "explain.file")
    private String file;

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput, IOException {
        Profile profile = kernel.orUsual();
        KernelOptions options = kernel.options(profile);
        ReturnState state = RegisterInput.read(file, console);
        Decision decision = new Decision(profile, options);
        console.line("Kernel " + profile.id() + ": " + profile.title());
        console.line("");
        VerdictText.full(decision.decide(state)).forEach(console::line);
        edits(decision, state);
        return ExitStatus.DONE;
    }

    private void edits(Decision decision, ReturnState state) {
        List<Edit> edits = new SmallestEdit(decision).suggest(state);
        console.line("");
        if (edits.isEmpty()) {
            console.line("No change of a slot gives another path.");
            return;
        }
        console.line("Smallest changes that give the other path:");
        for (Edit edit : edits.subList(0, Math.min(MOST_EDITS, edits.size()))) {
            console.line("  " + edit.label() + (edit.coupling().isEmpty() ? "" : " (" + edit.coupling() + ")"));
        }
    }
}
