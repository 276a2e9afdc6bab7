package ringside.kernel;

/** A value name or a value expression that cannot be understood or not be set; the message says what is accepted. */
public final class ValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    ValueException(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Where in the text, counted from 1. */
    public int column() {
        return column;
    }
}
