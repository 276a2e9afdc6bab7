package ringside.assembler.read;

import ringside.assembler.source.Position;
import ringside.assembler.source.SourceLine;
import ringside.assembler.source.SourceProblem;

/**
 * Reads names and texts that stand between commas: the parameters of a macro and the arguments of its calls. Blanks are
 * treated as GNU as does, with one exception: it lets a blank separate arguments too, which is a problem here.
 */
final class ArgumentReader {

    /** Characters besides letters and digits that GNU as keeps a blank in front of or behind. */
    private static final String WORD_CHARACTERS = "_.$*%-([@?";

    private final SourceLine line;
    private final int end;
    private int at;

    /**
     * Makes a reader.
     *
     * @param from index of the first character
     * @param end index behind the last character
     */
    ArgumentReader(SourceLine line, int from, int end) {
        this.line = line;
        this.at = from;
        this.end = end;
    }

    /** True for a character of a name. */
    static boolean partOfName(char c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '.' || c == '$'
                || !first && c >= '0' && c <= '9';
    }

    boolean atEnd() {
        skipBlanks();
        return at >= end;
    }

    /** The place of the next character. */
    Position position() {
        skipBlanks();
        return line.at(at);
    }

    /** Passes the character when it is next. */
    boolean accept(char wanted) {
        skipBlanks();
        if (at < end && line.text().charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Reads a name; "" when there is none. */
    String name() {
        skipBlanks();
        int start = at;
        while (at < end && partOfName(line.text().charAt(at), at == start)) {
            at++;
        }
        return line.text().substring(start, at);
    }

    /** Reads the name in front of an {@code =}; "" when the next text is none with a name. */
    String keyword() {
        int start = at;
        String name = name();
        if (!name.isEmpty() && accept('=')) {
            return name;
        }
        at = start;
        return "";
    }

    /** Reads a text and the comma behind it; "" when there is none. */
    String value() throws SourceProblem {
        skipBlanks();
        String value = at < end && line.text().charAt(at) == '"' ? quoted() : plain();
        if (!atEnd() && !accept(',')) {
            throw problem("expected ',' behind the argument");
        }
        return value;
    }

    /** Two quotes in a row, and a quote behind a backslash, stand for one. */
    private String quoted() throws SourceProblem {
        Position start = position();
        StringBuilder text = new StringBuilder();
        boolean open = true;
        at++;
        while (open) {
            if (at >= end) {
                throw new SourceProblem(start, "the string has no closing '\"'");
            }
            char c = line.text().charAt(at++);
            if (c == '"' && (at >= end || line.text().charAt(at) != '"')) {
                open = false;
            } else if (c == '\\' && at < end && line.text().charAt(at) == '"' || c == '"') {
                text.append('"');
                at++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private String plain() throws SourceProblem {
        StringBuilder text = new StringBuilder();
        int brackets = 0;
        while (at < end && line.text().charAt(at) != ',') {
            char c = line.text().charAt(at);
            if (c == ' ' || c == '\t' || c == '\f') {
                blank(text, brackets > 0);
                continue;
            }
            if (c == '"' || c == '\'' || c == '=') {
                throw problem("'" + c + "' cannot stand inside an argument; put the whole argument in double quotes");
            }
            brackets += c == '[' || c == '(' ? 1 : 0;
            brackets -= c == ']' || c == ')' ? 1 : 0;
            text.append(c);
            at++;
        }
        return text.toString();
    }

    /** Blanks vanish next to an operator, and are one blank between words in brackets. */
    private void blank(StringBuilder text, boolean inBrackets) throws SourceProblem {
        skipBlanks();
        boolean between = at < end && !text.isEmpty() && word(text.charAt(text.length() - 1))
                && word(line.text().charAt(at));
        if (between && !inBrackets) {
            throw problem("a blank cannot stand inside an argument here; put ',' between two arguments, or the whole "
                    + "argument in double quotes");
        }
        if (between) {
            text.append(' ');
        }
    }

    private static boolean word(char c) {
        return Character.isLetterOrDigit(c) || WORD_CHARACTERS.indexOf(c) >= 0;
    }

    SourceProblem problem(String message) {
        return new SourceProblem(position(), message);
    }

    private void skipBlanks() {
        while (at < end && (line.text().charAt(at) == ' ' || line.text().charAt(at) == '\t'
                || line.text().charAt(at) == '\f')) {
            at++;
        }
    }
}
