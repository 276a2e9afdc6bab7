package ringside.stepper.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ringside.stepper.value.EscapedText;
import ringside.stepper.value.Markup;

/**
 * A lesson as HTML: headings, paragraphs, lists, bold and emphasised words, code. A link is told by its words alone, and
 * whatever else looks like markup is text.
 */
final class LessonHtml {
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ITEM = Pattern.compile("(?:[*-]|(\\d+)[.)]) +(.*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)]\\([^()\\s]*\\)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(\\S(?:[^*]*\\S)?)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])\\*(\\S(?:[^*]*\\S)?)\\*(?![\\w*])");
    private static final String QUESTION = "Question:";

    private final StringBuilder html = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private String list = "";

    private LessonHtml() {
    }

    /** {@return the lesson as elements of a page, without a heading at its start that says the title again} */
    static String of(String lesson, String title) {
        LessonHtml written = new LessonHtml();
        untitled(lesson, title).lines().map(String::strip).forEach(written::line);
        written.close("");
        return written.html.toString();
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (line.isEmpty()) {
            close("");
        } else if (heading.matches()) {
            close("");
            html.append("<h3>").append(words(heading.group(1))).append("</h3>\n");
        } else if (item.matches()) {
            close(item.group(1) == null ? "ul" : "ol");
            html.append("<li>").append(words(item.group(2))).append("</li>\n");
        } else {
            if (!list.isEmpty()) {
                close("");
            }
            paragraph.add(line);
        }
    }

    /** Ends what is open, unless it is a list that goes on. */
    private void close(String next) {
        if (!paragraph.isEmpty()) {
            String text = String.join(" ", paragraph);
            html.append(text.startsWith(QUESTION) ? "<p class=\"question\">" : "<p>").append(words(text)).append(
                    "</p>\n");
            paragraph.clear();
        }
        if (!list.equals(next)) {
            html.append(list.isEmpty() ? "" : "</" + list + ">\n").append(next.isEmpty() ? "" : "<" + next + ">\n");
            list = next;
        }
    }

    /** Code is as it is; between it stand words. */
    private static String words(String line) {
        StringBuilder out = new StringBuilder();
        Matcher code = CODE.matcher(line);
        int from = 0;
        while (code.find()) {
            out.append(styled(line.substring(from, code.start()))).append("<code>").append(Markup.text(code.group(1)))
                    .append("</code>");
            from = code.end();
        }
        return out.append(styled(line.substring(from))).toString();
    }

    private static String styled(String words) {
        String text = Markup.text(LINK.matcher(words).replaceAll("$1"));
        return EMPHASIS.matcher(BOLD.matcher(text).replaceAll("<strong>$1</strong>")).replaceAll("<em>$1</em>");
    }

    private static String untitled(String lesson, String title) {
        String text = lesson.strip();
        String first = text.lines().findFirst().orElse("");
        return first.equals("# " + title) ? text.substring(first.length()).strip() : text;
    }

    /** {@return the same as Markdown in which no markup of a page can stand} */
    static String markdown(String lesson, String title) {
        return EscapedText.shown(untitled(lesson, title)).lines().map(line -> line.replace("&", "&amp;").replace("<",
                "&lt;")).collect(Collectors
                        .joining("\n"));
    }
}
