package ringside.cli.command;

import java.util.List;
import ringside.cli.arguments.ScenarioFile;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;

/** Carries out {@code check --record} and {@code check --rewrite}: changes scenario files, one after the other. */
final class FileChange {
    /** What is done to a file. */
    @FunctionalInterface
    interface Change {
        /**
         * Changes the file if there is anything to change.
         *
         * @return the exit status for this file
         * @throws BadInput when that cannot be done; the file is then as it was
         */
        int apply(ScenarioFile file) throws BadInput;
    }

    private final Console console;
    private final Change change;

    FileChange(Console console, Change change) {
        this.console = console;
        this.change = change;
    }

    /** {@return the most serious status of all files} */
    int apply(List<String> files) {
        int worst = ExitStatus.DONE;
        for (String name : files) {
            try {
                worst = Math.max(worst, change.apply(ScenarioFile.read(name)));
            } catch (BadInput e) {
                console.complain(e.getMessage());
                worst = ExitStatus.BAD_INPUT;
            }
        }
        return worst;
    }
}
