package ringside.assembler.source;

/**
 * A remark with a fixed form that a comment carries for the lesson.
 *
 * @param kind {@code ':'} the sentence that explains a line, {@code '?'} and {@code '!'} the one for a conditional jump
 *            that is made and that is not, {@code '='} the C statement it stands for, {@code '@'} a directive (key,
 *            then the rest)
 * @param text without the mark and without surrounding blanks
 * @param where its text begins
 */
public record Note(char kind, String text, Position where) {

    /** The sentence that explains a line. */
    public static final char CAPTION = ':';
    /** The sentence that explains a conditional jump when its condition holds: it jumps. */
    public static final char JUMPS = '?';
    /** The sentence that explains a conditional jump when its condition does not hold: it goes straight on. */
    public static final char PASSES = '!';
    /** The C statement that a line stands for. */
    public static final char STATEMENT = '=';
    /** A directive: a key and its arguments. */
    public static final char DIRECTIVE = '@';

    /** The place of a character of the text, counted from 0. */
    public Position at(int offset) {
        return where.at(where.column() + offset);
    }

    /** First word of a directive, "" for the other kinds. */
    public String key() {
        if (kind != DIRECTIVE) {
            return "";
        }
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    /** What follows the key of a directive, "" when nothing does; the whole text for the other kinds. */
    public String rest() {
        if (kind != DIRECTIVE) {
            return text;
        }
        int blank = text.indexOf(' ');
        return blank < 0 ? "" : text.substring(blank + 1).strip();
    }
}
