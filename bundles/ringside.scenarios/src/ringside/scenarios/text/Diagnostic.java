package ringside.scenarios.text;

/**
 * What is wrong with an input, and where.
 *
 * @param file    name of the file as the user gave it
 * @param line    line of the fault, from 1; 0 if the fault is in the file as a whole
 * @param column  column of the fault in characters, from 1; 0 if the fault is in the line or file as a whole
 * @param message what is wrong, what is accepted, what to do
 */
public record Diagnostic(String file, int line, int column, String message) {

    /** {@code file:line:column: message}, without the parts that are not known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        return text.append(": ").append(message).toString();
    }
}
