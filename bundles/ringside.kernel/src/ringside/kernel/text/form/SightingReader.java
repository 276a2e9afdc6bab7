package ringside.kernel.text.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.text.TextLine;
import ringside.kernel.text.form.Sighting.Separator;

/** Finds every place of a text where a name of a register has a value behind it. */
final class SightingReader {

    /** More than a mebibyte of anything sensible holds. */
    private static final int MOST = 20_000;
    private static final int LONGEST_NAME = 8;
    private static final int WIDEST_GAP = 40;
    private static final int LONGEST_QUESTION = 200;
    private static final Pattern QUESTION = Pattern.compile("\\b(?:p|print|output|inspect|expr)(?:/[a-z])? +"
            + "(?:(?:\\([\\w ]{1,20}\\) ?)?\\$|\\S[^\\n]{0,120}?(?:->|\\.))(?<name>\\w{2,8})\\s*$",
            Pattern.CASE_INSENSITIVE);
    /** The last line of an oops, which names the function once more, with RSP of the kernel. */
    private static final Pattern SUMMARY = Pattern.compile(
            "\\bRIP: *+(?:\\[<[0-9a-f]{8,16}>\\] *+)?[A-Za-z_.][\\w.]{0,127}+"
                    + "\\+0x[0-9a-fA-F]{1,8}/0x[0-9a-fA-F]{1,8}(?: \\[[\\w-]{1,64}\\])?"
                    + "(?: *RSP: *+[0-9a-f]{8,16}(?![0-9a-f:]))?");
    /** What programs write before the names of members: a structure of registers. */
    private static final Pattern STRUCTURE = Pattern.compile("(?:regs|context|ctx|user)$");
    private static final String IS = " is ";
    private static final String ROW = " ,;&/";
    private static final String SIGNS = "$%*&";
    private static final String DECORATION = " .*>$%";
    private static final String QUOTES = "\"'`";

    private final List<TextLine> lines;
    private final String text;
    private final ValueReader values;
    private final List<Sighting> found = new ArrayList<>();
    /** The line that is read, and where it begins and ends in the whole text. */
    private TextLine line;
    private int start;
    private int end;
    private int place;
    /** Where the pair of name and number ends that was read last in columns. */
    private int pairEnd = -1;
    private Optional<RegisterName> asked = Optional.empty();
    private String askedAs = "";

    private SightingReader(List<TextLine> lines) {
        this.lines = lines;
        StringBuilder flat = new StringBuilder();
        lines.forEach(each -> flat.append(kept(each)).append('\n'));
        text = flat.toString();
        values = new ValueReader(text);
    }

    private static String kept(TextLine line) {
        return line.text().contains("RIP:") ? SUMMARY.matcher(line.text()).replaceAll(found -> " ".repeat(found.group()
                .length())) : line.text();
    }

    /** All places, in the order of the text. */
    static List<Sighting> read(List<TextLine> lines) {
        SightingReader reader = new SightingReader(lines);
        reader.read();
        return reader.found;
    }

    private void read() {
        start = 0;
        for (TextLine each : lines) {
            line = each;
            end = start + each.text().length();
            answer();
            words();
            start = end + 1;
        }
    }

    private void words() {
        int at = start;
        while (at < end && found.size() < MOST) {
            if (!word(text.charAt(at))) {
                at++;
                continue;
            }
            int behind = at;
            while (behind < end && word(text.charAt(behind))) {
                behind++;
            }
            if (behind - at <= LONGEST_NAME && Character.isLetter(text.charAt(at))) {
                named(at, behind);
            }
            at = behind;
        }
    }

    private static boolean word(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private void named(int at, int behind) {
        Optional<RegisterName> name = RegisterName.find(text.substring(at, behind));
        place = at;
        if (name.isEmpty() || !free(at)) {
            return;
        }
        int next = behind;
        if (QUOTES.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        int sign = next;
        while (sign < text.length() && sign - next < WIDEST_GAP && text.charAt(sign) == ' ') {
            sign++;
        }
        char separator = sign < text.length() ? text.charAt(sign) : '\n';
        if (separator == ':' || separator == '=') {
            values.assigned(name.get(), sign + 1).ifPresent(value -> put(text.substring(at, behind), name.get(),
                    separator == ':' ? Separator.COLON : Separator.EQUALS, value));
        } else if (sign > behind) {
            column(name.get(), at, text.startsWith(IS, behind) ? behind + IS.length() - 1 : behind, behind);
        }
    }

    private void column(RegisterName name, int at, int gap, int behind) {
        Optional<WrittenValue> value = values.column(name, gap, first(at) || inRow(at));
        value.ifPresent(found -> {
            put(text.substring(at, behind), name, Separator.SPACE, found);
            pairEnd = values.columnEnd();
        });
    }

    /** Whether a pair of name and number ends just before this place, with a comma perhaps, or a colon does. */
    private boolean inRow(int at) {
        int before = at - 1;
        while (before >= start && ROW.indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before >= start && (before + 1 == pairEnd || before < at - 1 && text.charAt(before) == ':');
    }

    private void put(String written, RegisterName name, Separator separator, WrittenValue value) {
        boolean ends = separator != Separator.SPACE && separator != Separator.ASKED && values.end() >= end;
        found.add(new Sighting(line.number(), written, name, separator, value, place, ends));
    }

    /** Whether the word at this place stands for itself, or as a member of a structure of registers. */
    private boolean free(int at) {
        int before = at - 1;
        while (before >= start && at - before <= 2 && SIGNS.indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        if (before < start) {
            return true;
        }
        char last = text.charAt(before);
        boolean arrow = last == '>' && before > start && text.charAt(before - 1) == '-';
        if (last == '.' || arrow) {
            int structure = arrow ? before - 1 : before;
            return structure == start || !word(text.charAt(structure - 1)) && !arrow
                    || STRUCTURE.matcher(text.substring(Math.max(start, structure - LONGEST_NAME), structure)).find();
        }
        boolean joined = last == '-' && before > start && text.charAt(before - 1) != ' ';
        return !word(last) && !joined && SIGNS.indexOf(last) < 0;
    }

    /** Whether nothing but decoration stands before this place of the line. */
    private boolean first(int at) {
        int before = at - 1;
        while (before >= start && DECORATION.indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < start;
    }

    /** A debugger asked for one register answers in the next line, without its name. */
    private void answer() {
        String told = line.text();
        place = start;
        if (asked.isPresent() && told.indexOf('$') >= 0) {
            ValueReader.answer(asked.get(), told).ifPresent(value -> put(askedAs, asked.get(), Separator.ASKED, value));
        }
        asked = Optional.empty();
        if (told.length() < LONGEST_QUESTION && (told.indexOf('$') >= 0 || told.contains("->") || told.indexOf(
                '.') >= 0)) {
            Matcher question = QUESTION.matcher(told);
            if (question.find()) {
                askedAs = question.group("name");
                asked = RegisterName.asked(askedAs);
            }
        }
    }
}
