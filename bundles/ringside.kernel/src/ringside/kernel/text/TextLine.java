package ringside.kernel.text;

/**
 * One line of a pasted text after cleaning.
 *
 * @param number where it began in the text that was pasted, from 1
 * @param text   without line end
 */
public record TextLine(int number, String text) {
}
