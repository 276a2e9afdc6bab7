package ringside.assembler.source;

import java.util.Locale;

/**
 * A word of a source line.
 *
 * @param kind what it is
 * @param text the name, the operator, the contents of the string (one character a byte) or the digits of a number
 * @param value of a number
 * @param start index of its first character in the line
 * @param end index behind its last character
 */
public record Token(Kind kind, String text, long value, int start, int end) {

    /** The kinds of words. */
    public enum Kind {
        /** A mnemonic, register, symbol or directive; {@code .} alone is the current address. */
        NAME,
        /** An integer or a character constant. */
        NUMBER,
        /** {@code 1b} or {@code 1f}. */
        LOCAL,
        /** Text in double quotes. */
        STRING,
        /** Anything else: operators, brackets, the comma. */
        OPERATOR,
        /** Behind the last word of a statement. */
        END
    }

    public boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    public boolean isName() {
        return kind == Kind.NAME;
    }

    /** True for a word of the language, in letters of either case. */
    public boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    public String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** How messages name this word. */
    public String describe() {
        return switch (kind) {
            case END -> "the end of the statement";
            case STRING -> "a string";
            default -> "'" + text + "'";
        };
    }
}
