package ringside.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import ringside.cli.arguments.ScenarioFile;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.model.outcome.Folding;
import ringside.scenarios.format.ScenarioWriter;

/** Writes a scenario file in the present version of the format, every outcome stated once. */
final class Rewriting implements FileChange.Change {
    private final Console console;

    Rewriting(Console console) {
        this.console = console;
    }

    @Override
    public int apply(ScenarioFile file) throws BadInput {
        Folding.fold(file.scenario());
        boolean same = text(file).equals(ScenarioWriter.text(file.scenario()));
        if (!same) {
            file.write();
        }
        console.line(file.file().name() + (same ? "  is as it should be" : "  rewritten"));
        return ExitStatus.DONE;
    }

    private static String text(ScenarioFile file) throws BadInput {
        try {
            return Files.readString(file.file().path(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput(file.file().name() + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
