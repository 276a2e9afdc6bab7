package ringside.scenarios;

import java.util.List;

/** Ends the reading of an input that is not accepted. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;

    Refusal(List<Diagnostic> problems) {
        super(problems.get(0).toString());
        this.problems = List.copyOf(problems);
    }

    Refusal(String file, String message) {
        this(List.of(new Diagnostic(file, 0, 0, message)));
    }

    /** At least one. */
    List<Diagnostic> problems() {
        return problems;
    }
}
