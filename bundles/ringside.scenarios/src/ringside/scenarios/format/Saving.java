package ringside.scenarios.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.text.Diagnostic;

/** The outcome of writing a scenario. In every case but the first the user's file is as it was before. */
public sealed interface Saving {

    /**
     * The file was written as a whole.
     *
     * @param onDisk what is there now, for the next time
     * @param backup where the previous content is kept, if there was one
     */
    record Saved(ExpectedOnDisk.Content onDisk, Optional<Path> backup) implements Saving {
    }

    /**
     * Something else is there than was expected: somebody else wrote the file, or deleted it, or a new file would
     * replace an old one. Ask; to replace it, write again with {@link ExpectedOnDisk#ANYTHING}.
     *
     * @param reason one sentence for the question
     */
    record ChangedOnDisk(Path file, String reason) implements Saving {
    }

    /**
     * The scenario breaks a rule, so that it could not be read again. It was kept in a file beside instead, so
     * nothing is lost.
     *
     * @param kept     the file beside
     * @param problems what has to be put right; they have no lines, because there is no file
     */
    record KeptAside(Path kept, List<Diagnostic> problems) implements Saving {

        /** Keeps a copy of the list. */
        public KeptAside {
            problems = List.copyOf(problems);
        }
    }

    /** The file cannot be written, for the reason given. */
    record Failed(Diagnostic problem) implements Saving {
    }
}
