package ringside.kernel.text;

/**
 * Something wrong in a text with registers.
 *
 * @param line    from 1; 0 where it is no single place, such as a register that is missing
 * @param column  from 1; 0 where it is no single place
 * @param message what was found and what was expected
 */
public record RegisterProblem(int line, int column, String message) {

    @Override
    public String toString() {
        return line == 0 ? message : line + ":" + column + ": " + message;
    }
}
