package ringside.scenarios.program;

import java.util.List;
import ringside.scenarios.text.Diagnostic;

/** The outcome of reading the source of a user program. */
public sealed interface ProgramReading {

    /**
     * The file was read.
     *
     * @param file   name of the file as it was given
     * @param source its text, lines ended by LF
     */
    record Ok(String file, String source) implements ProgramReading {
    }

    /**
     * The file was not read.
     *
     * @param problems at least one problem
     */
    record Refused(List<Diagnostic> problems) implements ProgramReading {

        /** Keeps a copy of the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
