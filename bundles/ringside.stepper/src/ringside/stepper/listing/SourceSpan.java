package ringside.stepper.listing;

/**
 * A stretch of one line of a source that is one kind of word.
 *
 * @param kind   what it is
 * @param start  first character, from 0
 * @param length number of characters
 */
public record SourceSpan(Kind kind, int start, int length) {
    /** What the words of a line are. */
    public enum Kind {
        COMMENT, LABEL, MNEMONIC, DIRECTIVE, REGISTER, NUMBER, STRING, SYMBOL
    }

    /** {@return the first character behind it} */
    public int end() {
        return start + length;
    }

    /** {@return its text} */
    public String of(String line) {
        return line.substring(start, end());
    }
}
