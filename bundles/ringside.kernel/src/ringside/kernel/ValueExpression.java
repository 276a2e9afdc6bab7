package ringside.kernel;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The text of a value: a number ({@code 0x401000}, {@code 4198400}, {@code -1}, {@code 0b101}), a value name
 * ({@code user.rip}), a symbol of the program ({@code stuck_here}), {@code on} or {@code off}, and these joined by
 * {@code + - & | ~} and parentheses. Arithmetic is modulo 2^64; {@code &} binds weaker than {@code +}, {@code |}
 * weakest.
 */
public final class ValueExpression {

    /** What is accepted, for messages. */
    public static final String ACCEPTED = "a number such as 0x401000, 4198400, -1 or 0b101, a name such as user.rip or "
            + "pt_regs.ip, a label of the program, joined by + - & | ~ ( )";

    private final String text;
    private final Names names;
    private int at;

    /** Where names get their values from. */
    public interface Names {
        /** The value of a name or label, empty if there is none. */
        OptionalLong value(String name);
    }

    private ValueExpression(String text, Names names) {
        this.text = text;
        this.names = names;
    }

    /**
     * The value of a text in a booted kernel.
     *
     * @throws ValueException if it is no value; with the column and what is accepted
     */
    public static long evaluate(String text, BootedKernel kernel) throws ValueException {
        ValueNames values = new ValueNames(kernel);
        return evaluate(text, name -> {
            OptionalLong symbol = kernel.listing().symbol(name);
            if (symbol.isPresent()) {
                return symbol;
            }
            try {
                return OptionalLong.of(values.meant(name));
            } catch (ValueException e) {
                return OptionalLong.empty();
            }
        });
    }

    /**
     * The value of a text.
     *
     * @throws ValueException if it is no value; with the column and what is accepted
     */
    public static long evaluate(String text, Names names) throws ValueException {
        ValueExpression expression = new ValueExpression(text, names);
        long value = expression.or();
        expression.blanks();
        if (expression.at < text.length()) {
            throw expression.problem("'" + text.charAt(expression.at) + "' does not belong here");
        }
        return value;
    }

    private long or() throws ValueException {
        long value = and();
        while (take('|')) {
            value |= and();
        }
        return value;
    }

    private long and() throws ValueException {
        long value = sum();
        while (take('&')) {
            value &= sum();
        }
        return value;
    }

    private long sum() throws ValueException {
        long value = unary();
        while (true) {
            if (take('+')) {
                value += unary();
            } else if (take('-')) {
                value -= unary();
            } else {
                return value;
            }
        }
    }

    private long unary() throws ValueException {
        if (take('-')) {
            return -unary();
        }
        if (take('~')) {
            return ~unary();
        }
        if (take('+')) {
            return unary();
        }
        if (!take('(')) {
            return atom();
        }
        long value = or();
        if (!take(')')) {
            throw problem("a ) is missing");
        }
        return value;
    }

    private long atom() throws ValueException {
        blanks();
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw problem(at < text.length() ? "'" + text.charAt(at) + "' does not belong here" : "a value is missing");
        }
        String word = text.substring(start, at);
        return Character.isDigit(word.charAt(0)) ? number(word, start) : name(word, start);
    }

    private long number(String word, int start) throws ValueException {
        String digits = word.toLowerCase(Locale.ROOT).replace("_", "").replace("'", "");
        try {
            if (digits.startsWith("0x")) {
                return Long.parseUnsignedLong(digits.substring(2), 16);
            }
            if (digits.startsWith("0b")) {
                return Long.parseUnsignedLong(digits.substring(2), 2);
            }
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            at = start;
            throw problem("'" + word + "' is no number of 64 bits");
        }
    }

    private long name(String word, int start) throws ValueException {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "on", "true" :
                return 1;
            case "off", "false" :
                return 0;
            default :
                OptionalLong value = names.value(word);
                if (value.isPresent()) {
                    return value.getAsLong();
                }
                at = start;
                throw problem("there is no name or label '" + word + "'");
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '\'' || c == '$';
    }

    private boolean take(char wanted) {
        blanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ValueException problem(String what) {
        return new ValueException(at + 1, "column " + (at + 1) + ": " + what + "; accepted is " + ACCEPTED);
    }
}
