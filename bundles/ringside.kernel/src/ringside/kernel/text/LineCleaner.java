package ringside.kernel.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes from a line what terminals, mail and web pages add: colours, odd spaces, frames, quoting. */
final class LineCleaner {

    /** Escape sequences of terminals, also as editors and logs write the escape character. */
    private static final Pattern ESCAPES = Pattern.compile(
            "(?=[\u001b^\u241b\\\\#\u009b])(?:(?:\u001b|\\^\\[|\u241b|\\\\e|\\\\x1b|\\\\033|#033)"
                    + "(?:\\[[0-9;?]{0,40}+[@-~]|\\][^\u0007\u001b]{0,200}+(?:\u0007|\u001b\\\\)|[()][A-Z0-9])"
                    + "|\u009b[0-9;?]{0,40}+[@-~])");
    private static final String[] ESCAPE_STARTS = {"\u001b", "^[", "\u241b", "\\e[", "\\x1b", "\\033", "#033",
        "\u009b"};
    /** Characters as JSON writes them. */
    private static final Pattern JSON_ESCAPES = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    /** Ends of lines and tabs as programs write them in strings. */
    private static final Pattern ESCAPED_SPACES = Pattern.compile("\\\\(?:r\\\\n|n|t)");
    /**
     * What grep puts before lines around a find: their number, or file and number. A selector begins with 0, a release
     * has no letter.
     */
    private static final Pattern SEARCHED = Pattern.compile(
            "^(?:(?=[0-9.]{0,20}[A-Za-z_/])[\\w./]{1,80}+[:-])?[1-9][0-9]{0,5}+[:-](?=[A-Za-z\\[ ])");
    private static final Pattern QUOTING = Pattern.compile("^(?: ?>){1,20}+ ?");
    private static final Pattern ENTITY = Pattern.compile("&(?:(lt|gt|amp|quot|apos|nbsp)|#([0-9]{1,6})"
            + "|#[xX]([0-9a-fA-F]{1,5}));");
    private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos",
            "'", "nbsp", " ");
    /** Marks of Markdown around a word: code, bold. WinDbg's accent within a number is none. */
    private static final Pattern MARKUP = Pattern.compile("[`*](?:(?<=`)(?:(?<![0-9a-fA-F]`)|(?![0-9a-fA-F]))"
            + "|(?<=\\*)\\*(?:(?=\\w)|(?<=[\\w:]\\*\\*)))");
    private static final Pattern TAGS = Pattern.compile("</?(?:pre|code|br|p|tt|span|b|td|tr)\\b[^<>]{0,100}+>",
            Pattern.CASE_INSENSITIVE);
    private static final char WIDE_COLON = '\uff1a';
    private static final char FIRST_FRAME = '\u2500';
    private static final char LAST_FRAME = '\u257f';

    private LineCleaner() {
    }

    static String clean(String line) {
        if (line.isEmpty()) {
            return line;
        }
        String text = line.contains("\\u") ? JSON_ESCAPES.matcher(line).replaceAll(found -> Matcher.quoteReplacement(
                Character.toString(Integer.parseInt(found.group(1), 16)))) : line;
        text = escapes(text) ? ESCAPES.matcher(text).replaceAll("") : text;
        text = plain(text);
        if (text.indexOf('\\') >= 0) {
            text = ESCAPED_SPACES.matcher(text).replaceAll(" ").replace("\\_", "_");
        }
        text = SEARCHED.matcher(text).replaceFirst("");
        if (text.indexOf('&') >= 0) {
            text = ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(entity(found)));
            text = plain(text);
        }
        if (text.indexOf('<') >= 0) {
            text = TAGS.matcher(text).replaceAll(" ");
        }
        if (text.indexOf('`') >= 0 || text.contains("**")) {
            text = MARKUP.matcher(text).replaceAll(" ");
        }
        if (text.startsWith(">") || text.startsWith(" >")) {
            text = QUOTING.matcher(text).replaceFirst("");
        }
        return text.stripTrailing();
    }

    private static boolean escapes(String line) {
        for (String start : ESCAPE_STARTS) {
            if (line.contains(start)) {
                return true;
            }
        }
        return false;
    }

    private static String entity(MatchResult found) {
        if (found.group(1) != null) {
            return ENTITIES.get(found.group(1));
        }
        boolean decimal = found.group(2) != null;
        return Character.toString(decimal ? Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(3), 16));
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
                plain.append(asItIs || !space(c) ? c == WIDE_COLON ? ':' : c : ' ');
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
