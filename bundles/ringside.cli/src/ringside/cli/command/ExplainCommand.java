package ringside.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.arguments.PastedInput;
import ringside.cli.arguments.SelectorArguments;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.report.ExplanationJson;
import ringside.cli.report.ExplanationText;
import ringside.kernel.text.answer.Explanation;
import ringside.kernel.text.answer.Explanation.Answer;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Saving;
import ringside.scenarios.format.ScenarioWriter;
import ringside.stepper.document.ExplainedScenario;

/** {@code ringside explain}: registers as people paste them in, the return with its origin and all reasons out. */
@Command(name = "explain", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private KernelArguments kernel;

    @Option(names = "--frame", paramLabel = "N", descriptionKey = "explain.frame")
    private Integer frame;

    @Option(names = "--pid", paramLabel = "N", descriptionKey = "explain.pid")
    private Integer pid;

    @Option(names = "--format", paramLabel = "text|json", descriptionKey = "explain.format")
    private Format format = Format.TEXT;

    @Option(names = "--scenario", paramLabel = "FILE", descriptionKey = "explain.scenario")
    private Path scenario;

    @Mixin
    private SelectorArguments selectors;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "explain.file")
    private String file;

    /** How the answer is written. */
    enum Format {
        TEXT, JSON
    }

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInput, IOException {
        PastedInput input = input();
        Explanation explanation = input.explain(kernel, frame == null ? OptionalInt.empty() : OptionalInt.of(frame));
        boolean saved = scenario != null && explanation.answer() != Answer.OTHER_DECISION;
        if (saved) {
            save(explanation);
        }
        if (format == Format.JSON) {
            new ExplanationJson(console).write(explanation);
        } else {
            new ExplanationText(console).write(explanation);
        }
        if (scenario != null && !saved) {
            console.complain(scenario + ": not written: there is no scenario of the return of a 32-bit program");
            return ExitStatus.BAD_INPUT;
        }
        return ExitStatus.DONE;
    }

    private void save(Explanation explanation) throws BadInput {
        Saving saving = ScenarioWriter.write(ExplainedScenario.of(explanation), scenario, ExpectedOnDisk.ANYTHING);
        if (saving instanceof Saving.Failed failed) {
            throw new BadInput(failed.problem().toString());
        } else if (saving instanceof Saving.KeptAside aside) {
            throw new BadInput(aside.problems().get(0).toString());
        }
    }

    private PastedInput input() throws BadInput, IOException {
        if (pid == null) {
            return PastedInput.read(file, console, selectors.selectors(kernel::usage));
        }
        if (file != null) {
            throw kernel.usage("--pid " + pid + " and the file " + file + " exclude each other: give one of them");
        }
        return PastedInput.ofThread(pid);
    }
}
