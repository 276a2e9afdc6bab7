package ringside.assembler.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts one source line into statements, words and the comment. */
public final class Tokenizer {

    private static final String[] OPERATORS = {"<<", ">>", "&&", "||", "==", "!=", "<>", "<=", ">=", "+", "-", "*",
        "/", "%", "&", "|", "^", "~", "!", "(", ")", "[", "]", ",", ":", "=", "<", ">", "@", "\\"};

    private static final Pattern LOCAL = Pattern.compile("[0-9]{1,9}[bfBF]");

    private final SourceLine source;
    private final String line;
    private final Syntax syntax;
    private Token last;
    private int at;

    public Tokenizer(SourceLine source, Syntax syntax) {
        this.source = source;
        this.line = source.text();
        this.syntax = syntax;
    }

    /** Reads the whole line. */
    public ScannedLine scan() throws SourceProblem {
        List<TokenStream> statements = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        String comment = null;
        while (true) {
            skipBlanks();
            if (at >= line.length()) {
                break;
            }
            char c = line.charAt(at);
            if (c == '#') {
                comment = line.substring(at + 1);
                break;
            }
            if (c == ';') {
                statements.add(finish(tokens));
                tokens = new ArrayList<>();
                last = null;
                at++;
            } else {
                last = word(c);
                tokens.add(last);
            }
        }
        statements.add(finish(tokens));
        return new ScannedLine(statements, comment);
    }

    private TokenStream finish(List<Token> tokens) {
        int end = tokens.isEmpty() ? at : tokens.get(tokens.size() - 1).end();
        tokens.add(new Token(Token.Kind.END, "", 0, end, end));
        return new TokenStream(source, tokens);
    }

    private void skipBlanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t' || line.charAt(at) == '\f')) {
            at++;
        }
    }

    private Token word(char c) throws SourceProblem {
        if (c == '$' && syntax == Syntax.ATT) {
            at++;
            return new Token(Token.Kind.OPERATOR, "$", 0, at - 1, at);
        }
        if (nameStart(c) || register(c)) {
            return name();
        }
        if (digit(c)) {
            return number();
        }
        if (c == '"') {
            return string();
        }
        if (c == '\'') {
            return character();
        }
        for (String operator : OPERATORS) {
            if (line.startsWith(operator, at)) {
                at += operator.length();
                return new Token(Token.Kind.OPERATOR, operator, 0, at - operator.length(), at);
            }
        }
        throw problem(at, "unexpected character " + shown(line.codePointAt(at))
                + "; expected a name, a number, a string or an operator");
    }

    private static String shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> String.format("U+%04X", character);
            default -> "'" + Character.toString(character) + "'";
        };
    }

    /** A % in front of a name is a part of it where an operand begins: behind one it is an operator. */
    private boolean register(char c) {
        boolean operator = last != null && (last.kind() == Token.Kind.NUMBER || last.kind() == Token.Kind.LOCAL
                || last.is(")") || last.is("]") || last.end() == at && last.isName());
        return c == '%' && !operator && at + 1 < line.length() && nameStart(line.charAt(at + 1));
    }

    private Token name() {
        int start = at++;
        while (at < line.length() && (nameStart(line.charAt(at)) || digit(line.charAt(at)))) {
            at++;
        }
        return new Token(Token.Kind.NAME, line.substring(start, at), 0, start, at);
    }

    private Token number() throws SourceProblem {
        int start = at;
        while (at < line.length() && (nameStart(line.charAt(at)) || digit(line.charAt(at)))) {
            at++;
        }
        String text = line.substring(start, at);
        if (LOCAL.matcher(text).matches()) {
            return new Token(Token.Kind.LOCAL, text.toLowerCase(Locale.ROOT), 0, start, at);
        }
        try {
            return new Token(Token.Kind.NUMBER, text, parse(text), start, at);
        } catch (NumberFormatException e) {
            throw problem(start, "'" + text + "' is not a number of at most 64 bits; expected 10, 0x1f, 0b101 or 017");
        }
    }

    private static long parse(String text) {
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return Long.parseUnsignedLong(text.substring(2), 16);
        }
        if (text.startsWith("0b") || text.startsWith("0B")) {
            return Long.parseUnsignedLong(text.substring(2), 2);
        }
        return Long.parseUnsignedLong(text, text.startsWith("0") ? 8 : 10);
    }

    private Token character() throws SourceProblem {
        int start = at++;
        if (at >= line.length()) {
            throw problem(start, "expected a character behind the quote");
        }
        int value = line.charAt(at) == '\\' ? escape() : line.charAt(at++);
        boolean closed = at < line.length() && line.charAt(at) == '\'';
        if (value > 0x7f || !closed && syntax != Syntax.ATT) {
            throw problem(start, "expected one ASCII character between two quotes, as in 'a'");
        }
        at += closed ? 1 : 0;
        return new Token(Token.Kind.NUMBER, line.substring(start, at), value, start, at);
    }

    private Token string() throws SourceProblem {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\') {
                text.append((char) escape());
            } else {
                int character = line.codePointAt(at);
                at += Character.charCount(character);
                for (byte b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    text.append((char) (b & 0xff));
                }
            }
        }
        if (at >= line.length()) {
            throw problem(start, "the string has no closing '\"'");
        }
        at++;
        return new Token(Token.Kind.STRING, text.toString(), 0, start, at);
    }

    /** Reads an escape; the reading position is at the backslash. */
    private int escape() throws SourceProblem {
        int start = at++;
        char c = at < line.length() ? line.charAt(at++) : 0;
        switch (c) {
            case 'n' :
                return '\n';
            case 't' :
                return '\t';
            case 'r' :
                return '\r';
            case 'b' :
                return '\b';
            case 'f' :
                return '\f';
            case '\\' :
            case '"' :
            case '\'' :
                return c;
            case 'x' :
                return digits(16, 2, start);
            default :
                if (c >= '0' && c <= '7') {
                    at--;
                    return digits(8, 3, start);
                }
                throw problem(start, "unknown escape; expected \\n \\t \\r \\b \\f \\\\ \\\" \\x41 or \\101");
        }
    }

    private int digits(int radix, int most, int start) throws SourceProblem {
        int value = 0;
        int count = 0;
        while (count < most && at < line.length() && line.charAt(at) < 0x80
                && Character.digit(line.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(line.charAt(at++), radix);
            count++;
        }
        if (count == 0) {
            throw problem(start, "expected hexadecimal digits after \\x");
        }
        return value & 0xff;
    }

    private static boolean nameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '.' || c == '$';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private SourceProblem problem(int index, String message) {
        return new SourceProblem(source.at(index), message);
    }
}
