package ringside.assembler.source;

/** Ends the reading of one statement; the problem is collected and the next statement is read. */
public final class SourceProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public SourceProblem(Position where, String message) {
        super(message, null, false, false);
        this.problem = where.problem(message);
    }

    Problem problem() {
        return problem;
    }
}
