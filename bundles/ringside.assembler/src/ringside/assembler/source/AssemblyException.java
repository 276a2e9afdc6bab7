package ringside.assembler.source;

import java.util.List;
import java.util.stream.Collectors;

/** A source has problems: all that were found, in the order of the source. */
public final class AssemblyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    AssemblyException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one problem. */
    public List<Problem> problems() {
        return problems;
    }
}
