package ringside.scenarios.workload;

import java.util.List;

/**
 * A list of scenarios with weights.
 *
 * @param name  name of the file as it was given
 * @param lines in order; at least one
 */
public record Workload(String name, List<WorkloadLine> lines) {

    /** Keeps a copy of the list. */
    public Workload {
        lines = List.copyOf(lines);
    }
}
