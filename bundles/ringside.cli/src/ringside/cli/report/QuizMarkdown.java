package ringside.cli.report;

import java.util.List;
import ringside.cli.console.Console;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.stepper.quiz.Paper;
import ringside.stepper.quiz.Question;

/** A paper to print: the questions first, then the key. */
public final class QuizMarkdown {
    private static final char FIRST_LETTER = 'a';

    private final Console console;

    public QuizMarkdown(Console console) {
        this.console = console;
    }

    /** Writes the whole paper. */
    public void write(Paper paper) {
        console.line("# SYSRET or IRET? Paper " + paper.seed());
        paper.questions().forEach(this::question);
        console.line("");
        console.line("# Key of paper " + paper.seed());
        console.line("");
        paper.questions().forEach(question -> console.line(question.id() + ". **"
                + letter(question.right()) + ") " + question.choices().get(question.right()).title() + "** "
                + question.why()));
    }

    private void question(Question question) {
        console.line("");
        console.line("## " + question.id() + ". " + question.text());
        console.line("");
        question.slots().ifPresent(slots -> {
            console.line("| slot | value |");
            console.line("|---|---|");
            for (DecidingSlot slot : DecidingSlot.values()) {
                console.line("| " + slot.label() + " | `" + Operand.hex(slots.get(slot)) + "` |");
            }
            console.line("");
        });
        question.moment().ifPresent(moment -> {
            console.line("Position: step " + moment.step() + " of `" + moment.scenario() + "` on `"
                    + question.kernel() + "`.");
            console.line("");
        });
        List<String> titles = question.choices().stream().map(choice -> choice.title()).toList();
        for (int at = 0; at < titles.size(); at++) {
            console.line("- " + letter(at) + ") " + titles.get(at));
        }
    }

    private static char letter(int at) {
        return (char) (FIRST_LETTER + at);
    }
}
