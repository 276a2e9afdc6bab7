package ringside.cli.report;

import java.util.List;
import java.util.stream.IntStream;
import ringside.cli.console.Console;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Edit;
import ringside.kernel.decision.SmallestEdit;
import ringside.kernel.text.answer.Explanation;
import ringside.kernel.text.answer.Explanation.Answer;
import ringside.kernel.text.form.Frame;
import ringside.kernel.text.form.PrintedBy;

/** An explanation for people: what it was taken for, which frames there are, the verdict, what is odd. */
public final class ExplanationText {
    private static final int MOST_EDITS = 5;
    private static final int MOST_FRAMES = 20;
    private final Console console;

    public ExplanationText(Console console) {
        this.console = console;
    }

    public void write(Explanation explanation) {
        console.line(explanation.head());
        frames(explanation);
        console.line("");
        explanation.notes().forEach(console::line);
        explanation.verdict().ifPresent(verdict -> {
            console.line("");
            VerdictText.full(verdict).forEach(console::line);
        });
        if (explanation.answer() == Answer.CHECKS) {
            edits(explanation);
        }
    }

    private void frames(Explanation explanation) {
        List<Explanation.Found> all = explanation.frames();
        int taken = explanation.taken() + 1;
        console.line(all.size() == 1 ? "One frame: " + frame(explanation.found().frame()) + "."
                : "Frame " + taken + " of " + all.size() + " is taken" + (firstOfUser(explanation)
                        ? ", the first of user mode" : "") + "; --frame N takes another:");
        if (all.size() > 1) {
            IntStream.range(0, Math.min(all.size(), MOST_FRAMES)).forEach(at -> console.line((at + 1 == taken ? "> "
                    : "  ") + (at + 1) + "  " + frame(all.get(at).frame())));
            if (all.size() > MOST_FRAMES) {
                console.line("  and " + (all.size() - MOST_FRAMES) + " more");
            }
        }
    }

    private static boolean firstOfUser(Explanation explanation) {
        return explanation.frames().subList(0, explanation.taken()).stream().noneMatch(each -> each.frame().returns());
    }

    private static String frame(Frame frame) {
        boolean thread = frame.by() == PrintedBy.CORE || frame.by() == PrintedBy.PROC;
        return (thread ? "thread " : "line ") + frame.line() + ", " + frame.kind().label() + (frame.has("rip")
                ? ", RIP 0x"
                        + Long.toHexString(frame.value("rip").getAsLong()) : frame.symbol().isEmpty() ? ""
                : ", RIP in " + frame.symbol());
    }

    private void edits(Explanation explanation) {
        if (!explanation.missing().isEmpty()) {
            return;
        }
        Decision decision = new Decision(explanation.kernel().profile(), explanation.kernel().options());
        List<Edit> edits = new SmallestEdit(decision).suggest(explanation.judged());
        console.line("");
        if (edits.isEmpty()) {
            console.line("No change of a slot gives another path.");
            return;
        }
        console.line("Smallest changes that give the other path:");
        for (Edit edit : edits.subList(0, Math.min(MOST_EDITS, edits.size()))) {
            console.line("  " + edit.label() + (edit.coupling().isEmpty() ? "" : " (" + edit.coupling() + ")"));
        }
    }
}
