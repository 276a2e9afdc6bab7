package ringside.scenarios.text;

import java.util.List;

/** Ends the reading of an input that is not accepted. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;

    public Refusal(List<Diagnostic> problems) {
        super(problems.get(0).toString());
        this.problems = List.copyOf(problems);
    }

    public Refusal(String file, String message) {
        this(List.of(new Diagnostic(file, 0, 0, message)));
    }

    /** At least one. */
    public List<Diagnostic> problems() {
        return problems;
    }
}
