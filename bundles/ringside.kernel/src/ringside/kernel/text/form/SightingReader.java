package ringside.kernel.text.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.text.TextLine;
import ringside.kernel.text.form.Sighting.Separator;
import ringside.kernel.text.form.WrittenValue.Radix;

/** Finds every place of a text where a name of a register has a value behind it. */
final class SightingReader {

    private static final String NAME = "(?<name>" + RegisterName.PATTERN + ")";
    /** What programs and debuggers write before a name: the structure that it is a member of, signs. */
    private static final String BEFORE = "(?<![\\w.>%$*-])(?:[\\w.>-]{0,60}?(?:regs|context|ctx|user)(?:\\.|->))?"
            + "[$%*.&]{0,2}";
    private static final String HEX = "[0-9a-fA-F]";
    private static final String NUMBER = "-?0[xX]" + HEX + "[0-9a-fA-F_`']{0,39}(?::" + HEX + "{8})?|-?" + HEX
            + "[0-9a-fA-F_`]{0,39}[hH]?";
    private static final String END = "(?![\\w+]|\\.[0-9])";
    private static final String BRACKET = "\\[<(?:" + HEX + "{8,16})>\\]";
    private static final String CASTS = "(?:\\([\\w *()]{1,40}\\) ?){0,2}";
    private static final String SYMBOL = "(?:(?<symbol>[A-Za-z_.][\\w.$]{0,127})\\+(?<offset>0x" + HEX + "{1,8}))";
    private static final Pattern ASSIGNED = Pattern.compile(BEFORE + NAME + "[\"'`]?[ ]{0,40}(?<sign>[:=]) ?(?!=)"
            + "[ ]*(?:\\n[ ]{0,40})?(?:(?<bracket>" + BRACKET + ")"
            + "|(?<selector>(?:0x)?" + HEX + "{2,4}):[ ]?(?:\\n[ ]{0,8})?(?:(?<inner>" + BRACKET
            + ")|(?<address>(?:0x)?"
            + HEX + "{1,16})" + END + "|" + SYMBOL + ")"
            + "|\\{(?<braced>" + HEX + "{4})\\b"
            + "|\\[(?<list>[A-Za-z0-9=, ]{0,200})\\]"
            + "|[\"'`]?" + CASTS + "[\"'`]?(?<number>" + NUMBER + ")" + END + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMN_ANYWHERE = Pattern.compile("(?<![\\w.,>$%-])[$%*]?" + NAME
            + " +(?<number>0x" + HEX + "[0-9a-fA-F_`]{0,39}|" + HEX + "{16})" + END, Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMN_AT_START = Pattern.compile("^[ .*>$%]{0,12}" + NAME
            + " +(?:(?<number>" + NUMBER + ")" + END + "|\\[(?<list>[A-Za-z0-9=, ]{0,200})\\])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUESTION = Pattern.compile("\\b(?:p|print|output|inspect|expr)(?:/[a-z])? +"
            + "(?:\\([\\w ]{1,20}\\) ?)?\\$" + NAME + "\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANSWER = Pattern.compile("^ *(?:\\([^()]{1,40}\\) ?)?\\$[0-9]{1,6} = "
            + "(?:\\([\\w *()]{1,40}\\) ?){0,2}(?:(?<number>" + NUMBER + ")" + END
            + "|\\[(?<list>[A-Za-z0-9=, ]{0,200})\\])");
    private static final Pattern IN_FUNCTION = Pattern.compile(" *(?:" + BRACKET + ")? *" + SYMBOL);
    /** The last line of an oops, which names the function once more, with RSP of the kernel. */
    private static final Pattern SUMMARY = Pattern.compile("\\bRIP: *(?:" + BRACKET + " *)?[A-Za-z_.][\\w.]{0,127}\\+0x"
            + HEX + "{1,8}/0x");
    private static final Pattern BINARY = Pattern.compile("0b[01_]{1,64}");
    private static final Pattern CAST = Pattern.compile(
            "\\((?:unsigned |signed |u|s|__u)?(?:long|int|short|char|[0-9])");
    private static final String FLAGS = "rflags";
    private static final int EIGHT = 8;

    private final String text;
    private final int[] starts;
    private final List<TextLine> lines;
    private final List<Placed> found = new ArrayList<>();

    private record Placed(int at, Sighting sighting) {
    }

    private SightingReader(List<TextLine> all) {
        lines = all.stream().map(line -> SUMMARY.matcher(line.text()).find() ? new TextLine(line.number(), "") : line)
                .toList();
        starts = new int[lines.size()];
        StringBuilder flat = new StringBuilder();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = flat.length();
            flat.append(lines.get(i).text()).append('\n');
        }
        text = flat.toString();
    }

    /** All places, in the order of the text. */
    static List<Sighting> read(List<TextLine> lines) {
        SightingReader reader = new SightingReader(lines);
        reader.assigned();
        reader.columns();
        reader.answers();
        return reader.found.stream().sorted(Comparator.comparingInt(Placed::at)).map(Placed::sighting).toList();
    }

    private int line(int offset) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return lines.get(low).number();
    }

    private void put(int at, String written, Separator separator, WrittenValue value) {
        found.add(new Placed(at, new Sighting(line(at), written, RegisterName.of(written), separator, value)));
    }

    private void assigned() {
        Matcher match = ASSIGNED.matcher(text);
        while (match.find()) {
            String name = match.group("name");
            Separator separator = match.group("sign").equals(":") ? Separator.COLON : Separator.EQUALS;
            value(match).ifPresent(value -> put(match.start("name"), name, separator, value));
        }
    }

    private Optional<WrittenValue> value(Matcher match) {
        if (match.group("bracket") != null) {
            return Optional.of(function(bracketed(match.group("bracket")), match.end()));
        }
        if (match.group("selector") != null) {
            return Optional.of(behindSelector(match).behind(match.group("selector")));
        }
        if (match.group("braced") != null) {
            return Optional.of(WrittenValue.number(match.group("braced"), Radix.HEX));
        }
        if (match.group("list") != null) {
            return flags(match.group("name"), match.group("list"));
        }
        boolean cast = CAST.matcher(match.group()).find();
        return Optional.of(number(match.group("number"), cast && !match.group("number").startsWith("0x")));
    }

    private WrittenValue behindSelector(Matcher match) {
        if (match.group("inner") != null) {
            return function(bracketed(match.group("inner")), match.end());
        }
        if (match.group("symbol") != null) {
            return WrittenValue.number("", Radix.HEX).in(match.group("symbol"), match.group("offset"));
        }
        return WrittenValue.number(match.group("address"), Radix.HEX);
    }

    private static WrittenValue bracketed(String bracket) {
        return WrittenValue.number(bracket.substring(2, bracket.length() - 2), Radix.HEX).bracketed();
    }

    private WrittenValue function(WrittenValue address, int end) {
        Matcher behind = IN_FUNCTION.matcher(text).region(end, Math.min(text.length(), end + 256));
        return behind.lookingAt() ? address.in(behind.group("symbol"), behind.group("offset")) : address;
    }

    private static Optional<WrittenValue> flags(String name, String list) {
        boolean flags = RegisterName.of(name).register().equals(FLAGS);
        return flags ? WrittenValue.flags(list) : Optional.empty();
    }

    private static WrittenValue number(String digits, boolean decimal) {
        if (BINARY.matcher(digits).matches() && digits.length() != EIGHT && digits.length() != EIGHT * 2) {
            long value = Long.parseUnsignedLong(digits.substring(2).replace("_", ""), 2);
            return WrittenValue.number("0x" + Long.toHexString(value), Radix.HEX);
        }
        if (digits.startsWith("-")) {
            return WrittenValue.number(digits, Radix.DECIMAL);
        }
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        return WrittenValue.number(digits, hex ? Radix.HEX : decimal ? Radix.DECIMAL : Radix.OPEN);
    }

    private void columns() {
        for (int i = 0; i < starts.length; i++) {
            String line = lines.get(i).text();
            Matcher first = COLUMN_AT_START.matcher(line);
            int from = 0;
            if (first.find()) {
                column(first, starts[i]);
                from = first.end();
            }
            Matcher other = COLUMN_ANYWHERE.matcher(line);
            while (from < line.length() && other.find(from)) {
                column(other, starts[i]);
                from = other.end();
            }
        }
    }

    private void column(Matcher match, int start) {
        String name = match.group("name");
        String digits = match.group("number");
        Optional<WrittenValue> value = digits == null ? flags(name, match.group("list"))
                : Optional.of(number(digits, false));
        value.ifPresent(each -> put(start + match.start("name"), name, Separator.SPACE, each));
    }

    /** A debugger asked for one register answers in the next line, without its name. */
    private void answers() {
        String asked = null;
        for (int i = 0; i < starts.length; i++) {
            String line = lines.get(i).text();
            Matcher answer = ANSWER.matcher(line);
            if (asked != null && answer.find()) {
                String digits = answer.group("number");
                Optional<WrittenValue> value = digits == null ? flags(asked, answer.group("list"))
                        : Optional.of(number(digits, true));
                String name = asked;
                int at = starts[i];
                value.ifPresent(each -> put(at, name, Separator.ASKED, each));
            }
            Matcher question = QUESTION.matcher(line);
            asked = question.find() ? question.group("name") : asked != null && line.isBlank() ? asked : null;
        }
    }
}
