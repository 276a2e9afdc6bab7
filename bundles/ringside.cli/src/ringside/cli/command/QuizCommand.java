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
import ringside.cli.console.ProgressLine;
import ringside.cli.report.QuizJson;
import ringside.cli.report.QuizMarkdown;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.quiz.Paper;

/** {@code ringside quiz}: a paper of questions with its key, the same for the same seed. */
@Command(name = "quiz", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class QuizCommand implements Callable<Integer> {
    /** Forms of output. */
    enum Format { MD, JSON }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", required = true, paramLabel = "N", descriptionKey = "quiz.seed")
    private long seed;

    @Option(names = "--count", required = true, paramLabel = "K", descriptionKey = "quiz.count")
    private int count;

    @Option(names = "--format", paramLabel = "md|json", descriptionKey = "quiz.format")
    private Format format = Format.MD;

    @Mixin
    private KernelArguments kernel;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public QuizCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > Paper.LARGEST) {
            throw usage("--count takes a number of questions from 1 to " + Paper.LARGEST + ", not " + count);
        }
        List<Profile> asked = kernel.given().map(id -> List.of(kernel.profile(id))).orElseGet(Profiles::all);
        for (Profile profile : asked) {
            if (!kernel.options(profile).equals(KernelOptions.DEFAULT)) {
                throw usage("a paper asks about the kernels as they are: of the options of a kernel it takes none "
                        + "but --kernel");
            }
        }
        Paper paper = drawn(asked);
        if (format == Format.JSON) {
            new QuizJson(console).write(paper);
        } else {
            new QuizMarkdown(console).write(paper);
        }
        if (paper.questions().size() < count) {
            console.complain("There are no more than " + paper.questions().size() + " different questions: "
                    + count + " were wanted.");
        }
        return ExitStatus.DONE;
    }

    private Paper drawn(List<Profile> asked) {
        try (ProgressLine progress = console.progress()) {
            progress.begin("paper " + seed);
            return Paper.drawn(seed, count, asked, ScenarioLibrary.ids(), QuizCommand::scenario, progress);
        }
    }

    private static Scenario scenario(String id) {
        try {
            return ScenarioLibrary.find(id);
        } catch (UnknownScenarioException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
