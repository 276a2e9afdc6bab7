package ringside.scenarios.workload;

import java.util.List;
import ringside.scenarios.text.Diagnostic;

/** The outcome of reading a workload. */
public sealed interface WorkloadReading {

    /** The whole file was read. */
    record Ok(Workload workload) implements WorkloadReading {
    }

    /**
     * The file was not read; nothing of it may be used.
     *
     * @param problems at least one problem
     */
    record Refused(List<Diagnostic> problems) implements WorkloadReading {

        /** Keeps a copy of the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
