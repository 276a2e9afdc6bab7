package ringside.cli.report;

import java.util.List;
import java.util.Optional;
import ringside.cli.console.Console;
import ringside.cli.console.InputRows;
import ringside.cli.console.Row;
import ringside.cli.console.RowWriter;
import ringside.cli.console.TableFormat;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.VerdictEdits;

/** Writes the edits that turn a verdict, best first. */
public final class EditsReport {
    private final Console console;
    private final TableFormat format;
    private final int limit;

    /** @param limit edits told at most */
    public EditsReport(Console console, TableFormat format, int limit) {
        this.console = console;
        this.format = format;
        this.limit = limit;
    }

    public void write(DecidingKernel kernel, VerdictEdits.Result result) {
        List<VerdictEdits.Ranked> told = result.edits().subList(0, Math.min(limit, result.edits().size()));
        if (format == TableFormat.TEXT) {
            text(kernel, result, told);
        } else {
            rows(told);
        }
    }

    private void rows(List<VerdictEdits.Ranked> told) {
        RowWriter writer = RowWriter.of(format, console);
        int rank = 0;
        for (VerdictEdits.Ranked each : told) {
            Row row = new Row().number("rank", ++rank).number("edits", each.edit().changes().size())
                    .number("bits", each.bits()).list("slots", each.edit().changes().stream().map(change -> change
                            .slot().label()).toList())
                    .text("label", each.edit().label()).text("coupling", each.edit().coupling());
            writer.row(InputRows.answer(InputRows.state(row, each.edit().result()), each.after(), ""));
        }
    }

    private void text(DecidingKernel kernel, VerdictEdits.Result result, List<VerdictEdits.Ranked> told) {
        console.line("Kernel " + kernel.profile().id() + ": " + kernel.profile().title());
        console.line("Now: " + result.now().text() + others(result));
        String goal = result.path().label() + result.reason().map(id -> " because " + id).orElse("");
        if (told.isEmpty()) {
            console.line(nothing(kernel, result, goal));
            return;
        }
        int all = result.edits().size();
        console.line("To " + goal + ": " + (all == 1 ? "one minimal set of edits"
                : all + " minimal sets of edits, best first"));
        int rank = 0;
        for (VerdictEdits.Ranked each : told) {
            console.line("");
            console.line(String.format("%2d. %s", ++rank, each.edit().label()));
            console.line("    " + count(each.edit().changes().size(), "edit") + ", " + count(each.bits(), "bit")
                    + "; then " + each.after().text() + " with " + InputRows.registers(each.edit().result()));
            if (!each.edit().coupling().isEmpty()) {
                console.line("    " + each.edit().coupling());
            }
        }
        if (told.size() < all) {
            console.line("");
            console.line(all - told.size() + " more: --limit 0 lists all.");
        }
    }

    private static String others(VerdictEdits.Result result) {
        List<String> others = result.now().failing().stream().filter(id -> !result.now().reason().equals(
                Optional.of(id))).map(CheckId::name).toList();
        return others.isEmpty() ? "" : "; " + String.join(", ", others) + (others.size() == 1 ? " fails too"
                : " fail too");
    }

    private static String nothing(DecidingKernel kernel, VerdictEdits.Result result, String goal) {
        if (kernel.checks().isEmpty()) {
            return "This kernel makes no check: whatever the slots hold, it returns by " + result.now().path().label()
                    + ".";
        }
        return result.already() ? "It is " + goal + " already: nothing needs to be changed."
                : "No edit of the slots leads to " + goal + (result.now().failing().contains(CheckId.XEN_PV)
                        ? ": a Xen PV guest has no SYSRET at all." : ".");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
