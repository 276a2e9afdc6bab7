package ringside.assembler.source;

/**
 * A place in a source.
 *
 * @param file name of the file
 * @param line from 1
 * @param column from 1, in characters
 * @param call the macro call that made the line, or null for a line that stands in the source itself
 */
public record Position(String file, int line, int column, Call call) {

    /**
     * A call of a macro.
     *
     * @param macro its name
     * @param where the call stands, itself perhaps in the body of a macro
     */
    public record Call(String macro, Position where) {
    }

    public Position(String file, int line, int column) {
        this(file, line, column, null);
    }

    /** Another column of the same line. */
    Position at(int other) {
        return new Position(file, line, other, call);
    }

    Problem problem(String message) {
        return new Problem(file, line, column, message + calls());
    }

    /** The innermost call and, when that stands in a macro too, the call in the source where everything began. */
    private String calls() {
        if (call == null) {
            return "";
        }
        Position first = call.where();
        while (first.call != null) {
            first = first.call.where();
        }
        return " (in macro " + call.macro() + ", called at " + call.where().place()
                + (first == call.where() ? ")" : ", within a call at " + first.place() + ")");
    }

    private String place() {
        return file + ":" + line;
    }

    @Override
    public String toString() {
        return place() + ":" + column;
    }
}
