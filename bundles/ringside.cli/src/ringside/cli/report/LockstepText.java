package ringside.cli.report;

import java.util.List;
import java.util.Optional;
import ringside.cli.console.Console;
import ringside.stepper.lockstep.AlignedRow;
import ringside.stepper.lockstep.Deed;
import ringside.stepper.lockstep.Difference;
import ringside.stepper.lockstep.Lockstep;

/** Two aligned runs as text to read: what can be said of the whole, then a line a row, two where the values differ. */
final class LockstepText {
    private static final String LINE = "  %-3s %7s %7s  %-9s  %s";

    private final Console console;

    LockstepText(Console console) {
        this.console = console;
    }

    void tell(Lockstep both) {
        console.line("  in lockstep, aligned by what they do:");
        both.sentences().forEach(sentence -> console.line("    " + sentence));
        console.line(String.format(LINE, "", "A step", "B step", "phase",
                "=  both do this, \u2260  something else comes "
                        + "of it, A  only A, B  only B, >  first difference"));
        List<AlignedRow> rows = both.rows();
        int first = both.first().map(Difference::row).orElse(-1);
        for (int at = 0; at < rows.size(); at++) {
            row(rows.get(at), at == first ? ">" : "");
        }
    }

    private void row(AlignedRow row, String first) {
        String left = row.left().map(LockstepText::words).orElse(row.gap());
        String right = row.right().map(LockstepText::words).orElse(row.gap());
        switch (row.relation()) {
            case SAME -> line(row, first + "=", left);
            case LEFT_ONLY -> line(row, first + "A", left + "   (B: " + right + ")");
            case RIGHT_ONLY -> line(row, first + "B", right + "   (A: " + left + ")");
            case OTHER_VALUE -> {
                line(row, first + "\u2260", "A  " + left);
                console.line(String.format(LINE, "", "", "", "", "B  " + right));
            }
        }
    }

    private void line(AlignedRow row, String mark, String words) {
        console.line(String.format(LINE, mark, step(row.left()), step(row.right()), row.deed().phase(), words));
    }

    private static String step(Optional<Deed> deed) {
        return deed.map(each -> Long.toString(each.at())).orElse("-");
    }

    /** {@return the instruction and what it does} */
    static String words(Deed deed) {
        return deed.words().isEmpty() ? deed.instruction() : deed.instruction() + ": " + deed.words();
    }
}
