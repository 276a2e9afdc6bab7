package ringside.stepper.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.decision.Path;

/** Counts while something runs. */
final class TallySheet {
    private static final List<String> PHASES = List.of("user", "entry", "dispatch", "work", "decision", "return");

    private final Map<Path, PathCount> paths = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Long> phases = new LinkedHashMap<>();
    private final Map<String, Long> mitigations = new TreeMap<>();
    private long visit;

    TallySheet() {
        PHASES.forEach(phase -> phases.put(phase, 0L));
    }

    /** So many instructions were executed in a phase; in the kernel or in the program. */
    void steps(String phase, boolean kernel, long count) {
        phases.merge(phase, count, Long::sum);
        if (kernel) {
            visit += count;
        }
    }

    /** One of these instructions was there against a leak by speculation. */
    void mitigated(String name) {
        mitigations.merge(name, 1L, Long::sum);
    }

    /**
     * The kernel went back to the user.
     *
     * @param reason what decided, as {@link Tally#reasons} has it
     */
    void returned(Path path, String reason) {
        paths.merge(path, PathCount.of(visit), PathCount::plus);
        reasons.merge(reason, 1L, Long::sum);
        visit = 0;
    }

    /** {@return everything counted so far} */
    Tally tally() {
        return new Tally(paths, reasons, phases, mitigations, visit > 0 ? 1 : 0);
    }
}
