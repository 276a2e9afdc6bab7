package ringside.scenarios.recording;

import java.util.List;
import ringside.scenarios.text.Diagnostic;

/** The outcome of reading a recording. */
public sealed interface RecordingReading {

    /** The whole file was read. */
    record Ok(Recording recording) implements RecordingReading {
    }

    /**
     * The file was not read; nothing of it may be used.
     *
     * @param problems at least one problem
     */
    record Refused(List<Diagnostic> problems) implements RecordingReading {

        /** Keeps a copy of the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
