package ringside.kernel.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes from a line what terminals, mail and web pages add: colours, odd spaces, frames, quoting. */
final class LineCleaner {

    /** Escape sequences of terminals, also as editors and logs write the escape character. */
    private static final Pattern ESCAPES = Pattern.compile(
            "(?:\u001b|\\^\\[|\u241b|\\\\e|\\\\x1b|\\\\033|#033)(?:\\[[0-9;?]{0,40}+[@-~]|\\][^\u0007\u001b]{0,200}+"
                    + "(?:\u0007|\u001b\\\\)|[()][A-Z0-9])|\u009b[0-9;?]{0,40}+[@-~]");
    private static final List<String> ESCAPE_STARTS = List.of("\u001b", "^[", "\u241b", "\\e[", "\\x1b", "\\033",
            "#033", "\u009b");
    /** Ends of lines and tabs as programs write them in strings. */
    private static final Pattern ESCAPED_SPACES = Pattern.compile("(?:\\\\r)?\\\\n|\\\\t");
    /** What grep puts before lines around a find: their number, or file and number. */
    private static final Pattern SEARCHED = Pattern.compile("^(?:[\\w./]{1,80}+[:-])?[0-9]{1,6}+[:-](?=[A-Za-z\\[ ])");
    private static final Pattern QUOTING = Pattern.compile("^(?: ?>){1,20}+ ?");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|nbsp|#39|#160|#x27);");
    private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp",
            " ", "#39", "'", "#160", " ", "#x27", "'");
    private static final Pattern TAGS = Pattern.compile("</?(?:pre|code|br|p|tt|span|b|td|tr)\\b[^<>]{0,100}+>",
            Pattern.CASE_INSENSITIVE);
    private static final char FIRST_FRAME = '\u2500';
    private static final char LAST_FRAME = '\u257f';

    private LineCleaner() {
    }

    static String clean(String line) {
        String text = line;
        if (ESCAPE_STARTS.stream().anyMatch(line::contains)) {
            text = ESCAPES.matcher(text).replaceAll("");
        }
        text = plain(text);
        if (text.indexOf('\\') >= 0) {
            text = ESCAPED_SPACES.matcher(text).replaceAll(" ");
        }
        text = SEARCHED.matcher(text).replaceFirst("");
        if (text.indexOf('&') >= 0) {
            text = ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(ENTITIES.get(found.group(1))));
        }
        if (text.indexOf('<') >= 0) {
            text = TAGS.matcher(text).replaceAll(" ");
        }
        if (text.startsWith(">") || text.startsWith(" >")) {
            text = QUOTING.matcher(text).replaceFirst("");
        }
        return text.stripTrailing();
    }

    /** Only one kind of space, nothing invisible, no frames that debuggers draw around their windows. */
    private static String plain(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean asItIs = c >= ' ' && c < 0x7f && c != '|';
            if (!asItIs && plain == null) {
                plain = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (plain != null && (asItIs || !invisible(c))) {
                plain.append(asItIs || !space(c) ? c : ' ');
            }
        }
        return plain == null ? text : plain.toString();
    }

    private static boolean space(char c) {
        return c == '|' || c == '\t' || c == 0x0b || c == '\f' || c >= FIRST_FRAME && c <= LAST_FRAME
                || Character.isSpaceChar(c);
    }

    private static boolean invisible(char c) {
        return c == 0 || c == 0x07 || c == 0xad || c == 0xfeff || Character.getType(c) == Character.FORMAT;
    }
}
