package ringside.stepper.value;

/** A value name or value text that cannot be used. The message says what is accepted and fits beside the cell. */
public final class ValueProblem extends Exception {
    private static final long serialVersionUID = 1L;
    private final int column;

    public ValueProblem(String message) {
        this(message, 0);
    }

    public ValueProblem(String message, int column) {
        super(message);
        this.column = column;
    }

    /** {@return the column in the value text, from 1; 0 when the fault has no place in it} */
    public int column() {
        return column;
    }
}
