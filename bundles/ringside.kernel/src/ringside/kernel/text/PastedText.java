package ringside.kernel.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it was pasted, cleaned line by line. Lines that a mail program broke softly ({@code =} at the end) are put
 * together again and keep the number of the first.
 */
public final class PastedText {

    /** The longest text that is read, in characters. */
    public static final int MOST = 1 << 20;

    private static final String LINE_ENDS = "\r\n\u2028\u2029\u0085";
    private static final Pattern SOFT_END = Pattern.compile("(?:[0-9A-Za-z:,]|=20) ?=$");
    /** Here the sign belongs to a register whose value stands on the next line. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?i)\\b(?:r?(?:[abcd]x|[sd]i|[bs]p|ip)|r[0-9]{1,2}|[er]?fl[a-z]{0,4}|[cdefgs]s|orig_r?ax) ?=$");
    private static final Pattern QUOTED_PRINTABLE = Pattern.compile("=(3D|20|09|5B|5D|3C|3E|C2=A0)");

    private static final Pattern BEGUN = Pattern.compile("\\b(?:R(?:[A-D]X|[SD]I|[BS]P|[0189][0-9]?)|ORIG_RAX): "
            + "(?:[0-9a-f]{4}:)?(?<digits>[0-9a-f]{1,15})$");
    private static final Pattern REST = Pattern.compile("^(?<digits>[0-9a-f]{1,15})(?![0-9A-Za-z_:])");
    private static final int DIGITS = 16;
    private static final int WIDEST_VALUE = 40;

    private final List<TextLine> lines;
    private final int length;

    private PastedText(List<TextLine> lines, int length) {
        this.lines = List.copyOf(lines);
        this.length = length;
    }

    /** The text of a file, whatever characters it is written in. */
    public static PastedText of(byte[] bytes) {
        return of(TextEncoding.decode(bytes));
    }

    /** A text. What lies beyond {@link #MOST} is not kept. */
    public static PastedText of(String text) {
        String kept = text.length() <= MOST ? text : text.substring(0, MOST);
        String[] raw = split(kept);
        boolean encoded = Arrays.stream(raw).anyMatch(line -> line.contains("=3D"));
        boolean mail = encoded || quotedPrintable(raw);
        List<TextLine> lines = new ArrayList<>();
        int at = 0;
        String next = raw.length == 0 ? "" : LineCleaner.clean(raw[0]);
        while (at < raw.length) {
            int number = at + 1;
            StringBuilder joined = null;
            String line = next;
            next = at + 1 < raw.length ? LineCleaner.clean(raw[at + 1]) : "";
            while (at + 1 < raw.length && (mail && softEnd(line, encoded) || wrapped(line, next))) {
                joined = joined == null ? new StringBuilder(line) : joined;
                joined.setLength(joined.length() - (wrapped(line, next) ? 0 : 1));
                joined.append(next);
                line = next;
                at++;
                next = at + 1 < raw.length ? LineCleaner.clean(raw[at + 1]) : "";
            }
            String whole = joined == null ? line : joined.toString();
            if (!whole.isBlank()) {
                lines.add(new TextLine(number, mail ? decoded(whole) : whole));
            }
            at++;
        }
        return new PastedText(lines, text.length());
    }

    private static String[] split(String text) {
        List<String> all = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < ' ' || c > '~') && LINE_ENDS.indexOf(c) >= 0) {
                all.add(text.substring(start, at));
                at += c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 1 : 0;
                start = at + 1;
            }
        }
        all.add(text.substring(start));
        return all.toArray(String[]::new);
    }

    private static boolean quotedPrintable(String[] raw) {
        for (String line : raw) {
            if (line.length() > 1 && line.endsWith("=") && SOFT_END.matcher(line).find() && !ASSIGNMENT.matcher(line)
                    .find()
                    || line.contains("=C2=A0")) {
                return true;
            }
        }
        return false;
    }

    /** Where signs are encoded, each that is left ends a line softly. */
    private static boolean softEnd(String line, boolean encoded) {
        return line.endsWith("=") && (encoded || !ASSIGNMENT.matcher(line).find());
    }

    /** Whether a terminal broke a value of 16 digits, of which the next line begins with exactly the rest. */
    private static boolean wrapped(String line, String next) {
        if (line.isEmpty() || next.isEmpty() || line.indexOf(':') < 0 || !hex(line.charAt(line.length() - 1))
                || !hex(next.charAt(0))) {
            return false;
        }
        Matcher begun = BEGUN.matcher(line.substring(Math.max(0, line.length() - WIDEST_VALUE)));
        Matcher rest = REST.matcher(next);
        return begun.find() && rest.find()
                && begun.group("digits").length() + rest.group("digits").length() == DIGITS;
    }

    private static boolean hex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static String decoded(String line) {
        return line.indexOf('=') < 0 ? line : QUOTED_PRINTABLE.matcher(line).replaceAll(found -> {
            String code = found.group(1);
            return Matcher.quoteReplacement(code.length() > 2 ? " "
                    : Character.toString((char) Integer.parseInt(code, 16)));
        });
    }

    /** The lines in their order, without those that are blank. */
    public List<TextLine> lines() {
        return lines;
    }

    /** How many characters the whole text has, before anything was cut off or cleaned. */
    public int length() {
        return length;
    }
}
