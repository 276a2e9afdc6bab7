package ringside.kernel.text.form;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.text.form.WrittenValue.Radix;

/** Reads what stands behind the name of a register. One reader is for one text. */
final class ValueReader {

    private static final String HEX = "[0-9a-fA-F]";
    private static final String NUMBER = "-?0[xX]" + HEX + "[0-9a-fA-F_`']{0,39}+(?::" + HEX + "{8})?|-?" + HEX
            + "[0-9a-fA-F_`]{0,39}+[hH]?";
    /** Behind a number there may be the type that programs write with it. */
    private static final String END = "(?:[uU]?[lL]{1,2}|[uU]|_?[ui]64)?(?![\\w+]|\\.[0-9])";
    private static final String BRACKET = "\\[<" + HEX + "{8,16}+>\\]";
    private static final String CASTS = "(?:\\([\\w *()]{1,40}\\) ?){0,2}";
    private static final String LIST = "\\[(?<list>[A-Za-z0-9=, ]{0,200}+)\\]";
    private static final String SYMBOL = "(?:(?<symbol>[A-Za-z_.][\\w.$]{0,127}+)\\+(?<offset>0x" + HEX + "{1,8}+))";
    /** A function whose place a script has put into parentheses, or a null pointer. */
    private static final String NAME = "(?:(?<name>[A-Za-z_.][\\w.$]{0,127}+)(?= *(?:\\(|\\n))|(?<null>\\(null\\)))";
    /** What stands before the value in a line of its own: blanks, marks of lists, comments and changes. */
    private static final String DECORATION = "[ +#/*\u2022]{0,40}+(?:- ++)?";
    private static final Pattern ASSIGNED = Pattern.compile("(?!=)>? *+(?:\\n" + DECORATION
            + ")?(?:sel=)?(?:(?<bracket>" + BRACKET
            + ")"
            + "|(?<selector>(?:0x)?" + HEX + "{2,4}): {0,20}+(?:\\n {0,8}+)?(?:(?<inner>" + BRACKET
            + ")|(?<address>(?:0x)?" + HEX + "{1,16}+)" + END + "|" + SYMBOL + "|" + NAME + ")"
            + "|\\{(?<braced>" + HEX + "{4})\\b|" + LIST
            + "|[\"'`]?" + CASTS + "[\"'`]?(?<number>" + NUMBER + ")" + END + ")");
    private static final Pattern COLUMN = Pattern.compile(" ++(?:(?<number>" + NUMBER + ")" + END + "|" + LIST + ")");
    private static final Pattern SURE = Pattern.compile("0x.*|" + HEX + "{16}");
    private static final Pattern ANSWER = Pattern.compile("^ *(?:\\([^()]{1,40}\\) ?)?\\$[0-9]{1,6} = "
            + "(?:\\([\\w *()]{1,40}\\) ?){0,2}(?:(?<number>" + NUMBER + ")" + END + "|" + LIST + ")");
    private static final Pattern IN_FUNCTION = Pattern.compile(" *+(?:" + BRACKET + ")? *+" + SYMBOL);
    private static final Pattern BINARY = Pattern.compile("0b[01_]{1,64}");
    private static final Pattern CAST = Pattern.compile(
            "\\((?:unsigned |signed |u|s|__u)?(?:long|int|short|char|[0-9])");
    private static final String FLAGS = "rflags";
    private static final int HEX_WORD = 16;
    private static final int FARTHEST = 400;

    private final Matcher assigned;
    private final Matcher column;
    private final Matcher function;
    private final int length;

    ValueReader(String text) {
        assigned = ASSIGNED.matcher(text);
        column = COLUMN.matcher(text);
        function = IN_FUNCTION.matcher(text);
        length = text.length();
    }

    private boolean at(Matcher matcher, int offset) {
        return matcher.region(offset, Math.min(length, offset + FARTHEST)).useTransparentBounds(true).lookingAt();
    }

    /** The value behind a colon or an equals sign. */
    Optional<WrittenValue> assigned(RegisterName name, int offset) {
        if (!at(assigned, offset)) {
            return Optional.empty();
        }
        if (assigned.group("bracket") != null) {
            return Optional.of(inFunction(bracketed(assigned.group("bracket")), assigned.end()));
        }
        if (assigned.group("selector") != null) {
            return Optional.of(behindSelector().behind(assigned.group("selector")));
        }
        if (assigned.group("braced") != null) {
            return Optional.of(WrittenValue.number(assigned.group("braced"), Radix.HEX));
        }
        if (assigned.group("list") != null) {
            return flags(name, assigned.group("list"));
        }
        String digits = assigned.group("number");
        boolean cast = assigned.group().indexOf('(') >= 0 && CAST.matcher(assigned.group()).find();
        return Optional.of(number(digits, cast));
    }

    /** The end of the value that was read last behind a sign. */
    int end() {
        return assigned.end();
    }

    /** The end of the value that was read last in a column. */
    int columnEnd() {
        return column.end();
    }

    private WrittenValue behindSelector() {
        if (assigned.group("inner") != null) {
            return inFunction(bracketed(assigned.group("inner")), assigned.end());
        }
        if (assigned.group("symbol") != null) {
            return WrittenValue.number("", Radix.HEX).in(assigned.group("symbol"), assigned.group("offset"));
        }
        if (assigned.group("name") != null) {
            return WrittenValue.number("", Radix.HEX).in(assigned.group("name"), "0");
        }
        return WrittenValue.number(assigned.group("null") != null ? "0" : assigned.group("address"), Radix.HEX);
    }

    private static WrittenValue bracketed(String bracket) {
        return WrittenValue.number(bracket.substring(2, bracket.length() - 2), Radix.HEX).bracketed();
    }

    private WrittenValue inFunction(WrittenValue address, int end) {
        return at(function, end) ? address.in(function.group("symbol"), function.group("offset")) : address;
    }

    /**
     * The value in the column behind a name.
     *
     * @param first whether the name is the first of its line; elsewhere only a number that is sure to be one counts
     */
    Optional<WrittenValue> column(RegisterName name, int offset, boolean first) {
        if (!at(column, offset)) {
            return Optional.empty();
        }
        String digits = column.group("number");
        if (digits == null) {
            return first ? flags(name, column.group("list")) : Optional.empty();
        }
        return first || SURE.matcher(digits).matches() ? Optional.of(number(digits, false)) : Optional.empty();
    }

    /** The value that a debugger answers with when asked for one register, in a line of its own. */
    static Optional<WrittenValue> answer(RegisterName name, String line) {
        Matcher answer = ANSWER.matcher(line);
        if (!answer.find()) {
            return Optional.empty();
        }
        return answer.group("number") == null ? flags(name, answer.group("list"))
                : Optional.of(number(answer.group("number"), true));
    }

    private static Optional<WrittenValue> flags(RegisterName name, String list) {
        return name.register().equals(FLAGS) ? WrittenValue.flags(list) : Optional.empty();
    }

    private static WrittenValue number(String digits, boolean decimal) {
        if (digits.startsWith("0b") && BINARY.matcher(digits).matches() && digits.length() != HEX_WORD) {
            long value = Long.parseUnsignedLong("0" + digits.substring(2).replace("_", ""), 2);
            return WrittenValue.number("0x" + Long.toHexString(value), Radix.HEX);
        }
        if (digits.startsWith("-")) {
            return WrittenValue.number(digits, Radix.DECIMAL);
        }
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        return WrittenValue.number(digits, hex ? Radix.HEX : decimal ? Radix.DECIMAL : Radix.OPEN);
    }
}
