package ringside.assembler.source;

/**
 * Something in a source that cannot be assembled.
 *
 * @param file name of the file
 * @param line from 1
 * @param column from 1, in characters
 * @param message what was expected and what to do
 */
public record Problem(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
