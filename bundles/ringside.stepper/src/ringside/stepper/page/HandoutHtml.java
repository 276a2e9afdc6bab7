package ringside.stepper.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.stepper.drawing.LetterTable;
import ringside.stepper.drawing.Palette;
import ringside.stepper.drawing.SvgPainter;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Markup;
import ringside.stepper.value.Texts;

/** Chosen steps as a page without a script. */
final class HandoutHtml {
    private final RunPage page;
    private final SvgPainter painter;

    HandoutHtml(RunPage page, LetterTable letters) {
        this.page = page;
        painter = new SvgPainter(letters);
    }

    String text() {
        String style = new Palette().named() + SvgPainter.SHAPES + Template.file("common.css") + Template.file(
                "handout.css");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("policy", "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
                + Template.source(style));
        parts.put("title", Markup.text(page.title()));
        parts.put("subject", Markup.text(page.subject()));
        parts.put("summary", Markup.text(page.summary()));
        parts.put("lesson", LessonHtml.of(page.lesson(), page.title()));
        parts.put("end", Markup.text(page.end()));
        parts.put("style", style);
        parts.put("program", page.rows().all().stream().map(HandoutHtml::row).collect(Collectors.joining()));
        parts.put("steps", page.moments().stream().map(this::step).collect(Collectors.joining("\n")));
        return Template.filled("handout.html", parts);
    }

    private static String row(Row row) {
        return switch (row.kind()) {
            case ROUTINE -> "";
            case LABEL -> Markup.text(row.text()) + "\n";
            case CODE -> Markup.text(row.address() + "  " + row.text()) + "\n";
        };
    }

    private String step(Moment moment) {
        StringBuilder html = new StringBuilder("<section class=\"step\">\n<h2>");
        String place = Texts.PAGE.text("handout.step", moment.step(), page.chapters().length());
        html.append(Markup.text(place)).append(place(moment)).append("</h2>\n");
        String instruction = Handout.instruction(page, moment);
        if (!instruction.isEmpty()) {
            html.append("<p><span class=\"quiet\">").append(Markup.text(Texts.PAGE.text("handout.next")))
                    .append("</span> <code>").append(Markup.text(instruction)).append("</code>").append(moment.side()
                            .isEmpty() ? ""
                                    : " <strong>" + Markup.text(moment.side()) + "</strong>").append("</p>\n");
        }
        html.append("<p>").append(Markup.text(moment.event() + " " + moment.sentence())).append("</p>\n<p><strong>")
                .append(Markup.text(moment.sign())).append("</strong> ").append(Markup.text(moment.summary())).append(
                        "</p>\n").append(registers(moment)).append("<figure>").append(painter.inline(moment.seam(),
                                Texts.PAGE.text("seam.title", moment.step()))).append("</figure>\n</section>\n");
        return html.toString();
    }

    private static String place(Moment moment) {
        String place = moment.routine().isEmpty() ? moment.phase() : moment.phase() + ", " + moment.routine();
        return place.isEmpty() ? "" : " <small>" + Markup.text(place) + "</small>";
    }

    private String registers(Moment moment) {
        Map<String, long[]> changes = Handout.changes(page, moment);
        if (changes.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<table><caption>").append(Markup.text(Texts.PAGE.text(
                "handout.registers"))).append("</caption>\n");
        changes.forEach((name, values) -> html.append("<tr><th scope=\"row\">").append(Markup.text(name)).append(
                "</th><td>").append(Hex.of(values[0])).append(" \u2192 ").append(Hex.of(values[1])).append(
                        "</td></tr>\n"));
        return html.append("</table>\n").toString();
    }
}
