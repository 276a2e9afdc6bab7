package ringside.stepper.listing;

/**
 * Where the text of a program comes from, for messages.
 *
 * @param file      name of the file
 * @param firstLine line of the file that holds the first line of the program, from 1
 */
public record ProgramPlace(String file, int firstLine) {
    /** {@return the message as file:line:column: message} */
    public String message(int line, int column, String text) {
        return file + ":" + (line + firstLine - 1) + ":" + column + ": " + text;
    }
}
