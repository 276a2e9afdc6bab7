package ringside.kernel.text;

import java.util.List;
import java.util.stream.Collectors;

/** A text does not tell the registers that a decision needs. Carries everything that is wrong, in the text's order. */
public final class RegisterTextException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<RegisterProblem> problems;

    RegisterTextException(List<RegisterProblem> problems) {
        super(problems.stream().map(RegisterProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, at least one problem. */
    public List<RegisterProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
