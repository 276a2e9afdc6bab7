package ringside.stepper.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import ringside.stepper.Session;
import ringside.stepper.drawing.LetterTable;
import ringside.stepper.drawing.Palette;
import ringside.stepper.drawing.SvgPainter;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.run.Progress;
import ringside.stepper.value.Markup;

/** A recorded run as one page that steps through it, in any browser, with nothing from anywhere else. */
public final class InteractivePage {
    /** Most steps that a page holds. */
    public static final long LONGEST = 2000;

    private InteractivePage() {
    }

    /**
     * {@return the page of the run of a session, from its start}
     *
     * @param syntax of the instructions
     */
    public static String of(Session session, ShownSyntax syntax, Progress progress) {
        LetterTable letters = new LetterTable();
        RunPage page = new PageReader(session, letters, syntax, LONGEST, progress).read(chapters -> LongStream
                .rangeClosed(0, Math.min(chapters.length(), LONGEST)).boxed().toList());
        String style = new Palette().named() + SvgPainter.SHAPES + Template.file("common.css") + Template.file(
                "page.css");
        String script = Template.file("page.js");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("policy", "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
                + Template.source(style) + "; script-src " + Template.source(script));
        parts.put("title", Markup.text(page.title()));
        parts.put("subject", Markup.text(page.subject()));
        parts.put("summary", Markup.text(page.summary()));
        parts.put("lesson", LessonHtml.of(page.lesson(), page.title()));
        parts.put("end", Markup.text(page.end()));
        parts.put("width", Integer.toString(PageReader.WIDTH));
        parts.put("last", Integer.toString(page.moments().size() - 1));
        parts.put("style", style);
        parts.put("script", script);
        parts.put("data", RunData.of(page, letters));
        return Template.filled("page.html", parts);
    }
}
