package ringside.stepper.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import ringside.stepper.Session;
import ringside.stepper.drawing.LetterTable;
import ringside.stepper.drawing.SvgPainter;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.run.Progress;
import ringside.stepper.value.Texts;

/** Chosen steps of a run to read and to print: as a page without a script, as Markdown, or one of them as a picture. */
public final class Handout {
    /** Most steps that are told. */
    public static final int MOST = 60;

    private final Session session;
    private final ShownSyntax syntax;
    private final StepChoice choice;
    private final LetterTable letters = new LetterTable();

    /** @param syntax of the instructions */
    public Handout(Session session, ShownSyntax syntax, StepChoice choice) {
        this.session = session;
        this.syntax = syntax;
        this.choice = choice;
    }

    /** {@return a page with a picture of each step} */
    public String html(Progress progress) {
        return new HandoutHtml(read(progress), letters).text();
    }

    /** {@return the same in Markdown, with the slots and checks in words} */
    public String markdown(Progress progress) {
        return new HandoutMarkdown(read(progress)).text();
    }

    /** {@return the picture of the first step chosen, as a file of its own; empty where the run does not come there} */
    public Optional<String> picture(Progress progress) {
        RunPage page = read(progress);
        return page.moments().stream().findFirst().map(moment -> new SvgPainter(letters).file(moment.seam(), page
                .title()
                + ". " + Texts.PAGE.text("seam.title", moment.step())));
    }

    private RunPage read(Progress progress) {
        boolean[] more = new boolean[1];
        RunPage page = new PageReader(session, letters, syntax, Math.max(1, session.limit()), progress).read(
                chapters -> {
                    TreeSet<Long> steps = choice.in(chapters, MOST + 1);
                    steps.tailSet(chapters.length(), false).clear();
                    more[0] = steps.size() > MOST;
                    return steps.stream().limit(MOST).toList();
                });
        return more[0] ? page.ending(page.end() + " " + Texts.PAGE.text("end.some", MOST)) : page;
    }

    /** {@return what the step that led to a moment changed: the register, and its values before and now} */
    static Map<String, long[]> changes(RunPage page, Moment moment) {
        Map<String, long[]> changes = new LinkedHashMap<>();
        List<Long> before = moment.before();
        for (int at = 0; at < before.size(); at++) {
            long old = before.get(at);
            long now = moment.registers().get(at);
            if (old != now) {
                changes.put(page.registers().get(at), new long[] {old, now});
            }
        }
        return changes;
    }

    /** {@return the instruction that comes next at a moment; empty where none does} */
    static String instruction(RunPage page, Moment moment) {
        int row = page.rows().at(moment.rip());
        return row < 0 ? "" : page.rows().all().get(row).text();
    }

    /** {@return the slots and checks in words, as a reader of the screen hears them} */
    static List<String> seam(Moment moment) {
        List<String> told = new ArrayList<>();
        moment.seam().targets().forEach(target -> told.add(target.name()));
        return told;
    }
}
