package ringside.assembler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one assembly, each once and not more than a person would read. */
public final class Problems {

    private static final int MOST = 100;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    /** Notes something that is taken, but perhaps not meant. */
    public void warn(Position where, String message) {
        if (warnings.size() < MOST) {
            warnings.add(where.problem(message));
        }
    }

    /** What is taken, but perhaps not meant. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    public void add(SourceProblem problem) {
        add(problem.problem());
    }

    public void add(Position where, String message) {
        add(where.problem(message));
    }

    private void add(Problem problem) {
        if (!full()) {
            found.add(problem);
        }
    }

    /** True when no more are taken: the work can stop. */
    public boolean full() {
        return found.size() >= MOST;
    }

    /** Ends the assembly when no more problems are taken. */
    public void checkIfFull() throws AssemblyException {
        if (full()) {
            check();
        }
    }

    /** Ends the assembly when there is a problem. */
    public void check() throws AssemblyException {
        if (!found.isEmpty()) {
            throw new AssemblyException(sorted());
        }
    }

    /** By file in the order of their first problem, then by line and column. */
    private List<Problem> sorted() {
        List<String> files = found.stream().map(Problem::file).distinct().toList();
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                .thenComparingInt(Problem::line).thenComparingInt(Problem::column));
        return sorted;
    }
}
