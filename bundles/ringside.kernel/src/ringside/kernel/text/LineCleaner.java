package ringside.kernel.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes from a line what terminals, mail and web pages add: colours, odd spaces, frames, quoting. */
final class LineCleaner {

    /** Escape sequences of terminals, also as editors and logs write the escape character. */
    private static final Pattern ESCAPES = Pattern.compile(
            "(?:\u001b|\\^\\[|\u241b|\\\\e|\\\\x1b|\\\\033|#033)(?:\\[[0-9;?]{0,40}[@-~]|\\][^\u0007\u001b]{0,200}"
                    + "(?:\u0007|\u001b\\\\)|[()][A-Z0-9])|\u009b[0-9;?]{0,40}[@-~]");
    private static final Pattern SPACES = Pattern.compile("[\\h\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000\\x0b\\f]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200b-\\u200f\\u2060\\ufeff\\u00ad\\x00\\x07]");
    /** Frames that debuggers draw around their windows. */
    private static final Pattern FRAMES = Pattern.compile("[\\u2500-\\u257f\\u2502|]");
    private static final Pattern QUOTING = Pattern.compile("^(?: ?>){1,20}+ ?");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|nbsp|#39|#160|#x27);");
    private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp",
            " ", "#39", "'", "#160", " ", "#x27", "'");
    private static final Pattern TAGS = Pattern.compile("</?(?:pre|code|br|p|tt|span|b|td|tr)\\b[^<>]{0,100}>",
            Pattern.CASE_INSENSITIVE);

    private LineCleaner() {
    }

    static String clean(String line) {
        String text = line;
        if (text.indexOf('\u001b') >= 0 || text.indexOf('[') > 0 || text.indexOf('\u009b') >= 0) {
            text = ESCAPES.matcher(text).replaceAll("");
        }
        text = SPACES.matcher(text).replaceAll(" ");
        text = INVISIBLE.matcher(text).replaceAll("");
        text = FRAMES.matcher(text).replaceAll(" ");
        if (text.indexOf('&') >= 0) {
            text = ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(ENTITIES.get(found.group(1))));
        }
        if (text.indexOf('<') >= 0) {
            text = TAGS.matcher(text).replaceAll(" ");
        }
        return QUOTING.matcher(text).replaceFirst("").stripTrailing();
    }
}
