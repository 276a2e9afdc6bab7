package ringside.scenarios.recording;

/** A text is no JSON object. */
final class JsonFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * @param column  where, in characters from 1
     * @param message what is wrong and what was expected
     */
    JsonFault(int column, String message) {
        super(message);
        this.column = column;
    }

    int column() {
        return column;
    }
}
