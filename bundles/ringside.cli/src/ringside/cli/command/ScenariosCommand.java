package ringside.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;

/** {@code ringside scenarios}: the library, a line each. */
@Command(name = "scenarios", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class ScenariosCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public ScenariosCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Scenario> scenarios = ScenarioLibrary.all();
        int width = scenarios.stream().mapToInt(s -> s.getId().length()).max().orElse(0);
        for (Scenario scenario : scenarios) {
            console.line(scenario.getId() + " ".repeat(width - scenario.getId().length()) + "  " + scenario.getTitle());
        }
        return ExitStatus.DONE;
    }
}
