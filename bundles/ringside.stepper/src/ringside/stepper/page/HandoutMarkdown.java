package ringside.stepper.page;

import java.util.Map;
import ringside.stepper.value.EscapedText;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** Chosen steps as Markdown. */
final class HandoutMarkdown {
    private static final String ACTIVE = "\\`*_[]<>#|!&";

    private final RunPage page;
    private final StringBuilder out = new StringBuilder();

    HandoutMarkdown(RunPage page) {
        this.page = page;
    }

    String text() {
        line("# " + plain(page.title()));
        line(plain(page.subject()));
        line(plain(page.summary()));
        line(LessonHtml.markdown(page.lesson(), page.title()));
        page.moments().forEach(this::step);
        line("---");
        line(plain(page.end()));
        return out.toString();
    }

    private void line(String text) {
        if (!text.isEmpty()) {
            out.append(out.isEmpty() ? "" : "\n").append(text).append("\n");
        }
    }

    private void step(Moment moment) {
        String place = moment.routine().isEmpty() ? moment.phase() : moment.phase() + ", " + moment.routine();
        String number = Texts.PAGE.text("handout.step", moment.step(), page.chapters().length());
        line("## " + number + (place.isEmpty() ? "" : ": " + plain(place)));
        String instruction = Handout.instruction(page, moment);
        line(instruction.isEmpty() ? "" : "    " + EscapedText.shown(instruction).replace('\n', ' ') + (moment.side()
                .isEmpty() ? "" : "    ; " + moment.side()));
        line(plain(moment.event()));
        line(plain(moment.sentence()));
        line("**" + plain(moment.sign()) + "** " + plain(moment.summary()));
        Map<String, long[]> changes = Handout.changes(page, moment);
        if (!changes.isEmpty()) {
            line("| " + Texts.PAGE.text("handout.registers") + " | |\n|---|---|");
            changes.forEach((name, values) -> out.append("| ").append(name).append(" | `").append(Hex.of(values[0]))
                    .append("` \u2192 `").append(Hex.of(values[1])).append("` |\n"));
        }
        line(Texts.PAGE.text("handout.seam") + ":");
        out.append('\n');
        Handout.seam(moment).forEach(told -> out.append("* ").append(plain(told)).append('\n'));
    }

    /** Words in which nothing is a sign of Markdown. */
    private static String plain(String words) {
        StringBuilder plain = new StringBuilder();
        EscapedText.shown(words).replace('\n', ' ').strip().codePoints().forEach(letter -> {
            if (letter == '<' || letter == '&') {
                plain.append(letter == '<' ? "&lt;" : "&amp;");
            } else {
                plain.append(ACTIVE.indexOf(letter) >= 0 ? "\\" : "").appendCodePoint(letter);
            }
        });
        return plain.toString();
    }
}
