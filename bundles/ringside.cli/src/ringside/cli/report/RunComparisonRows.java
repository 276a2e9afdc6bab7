package ringside.cli.report;

import java.util.List;
import java.util.Optional;
import ringside.cli.console.Row;
import ringside.cli.console.RowWriter;
import ringside.kernel.questions.DecidingKernel;
import ringside.stepper.compare.RunComparison;
import ringside.stepper.lockstep.AlignedRow;
import ringside.stepper.lockstep.Deed;
import ringside.stepper.lockstep.Lockstep;
import ringside.stepper.lockstep.Relation;
import ringside.stepper.returns.Return;

/** Comparisons of runs as rows: one for each thing in which a scenario differs, or one that says that nothing does. */
public final class RunComparisonRows implements RunComparisonReport {
    private final RowWriter writer;

    public RunComparisonRows(RowWriter writer) {
        this.writer = writer;
    }

    @Override
    public void begin(DecidingKernel one, DecidingKernel other) {
        // The rows speak for themselves.
    }

    @Override
    public void compared(String name, RunComparison comparison, Optional<Lockstep> aligned) {
        comparison.routine().ifPresent(part -> part(name, "routine", part));
        comparison.effect().ifPresent(part -> part(name, "effect", part));
        comparison.returned().ifPresent(each -> row(name, "return", each.number(),
                new Side(step(each.one()), "", RunComparisonReport.returned(each.one())),
                new Side(step(each.other()), "", RunComparisonReport.returned(each.other()))));
        comparison.user().ifPresent(each -> row(name, "program", each.instruction(),
                new Side(each.oneStep(), "", RunComparisonReport.values(each, true)),
                new Side(each.otherStep(), "", RunComparisonReport.values(each, false))));
        if (comparison.part().isEmpty() && comparison.returned().isEmpty() && comparison.user().isEmpty()) {
            row(name, "nothing", 0, new Side(0, "", ""), new Side(0, "", ""));
        }
        aligned.ifPresent(each -> rows(name, each.rows()));
    }

    /** Of the aligned runs the rows that differ, by their number from 1. */
    private void rows(String name, List<AlignedRow> rows) {
        for (int at = 0; at < rows.size(); at++) {
            AlignedRow each = rows.get(at);
            if (each.relation() != Relation.SAME) {
                row(name, switch (each.relation()) {
                    case LEFT_ONLY -> "only-a";
                    case RIGHT_ONLY -> "only-b";
                    default -> "value";
                }, at + 1L, side(each.left(), each.gap()), side(each.right(), each.gap()));
            }
        }
    }

    private static Side side(Optional<Deed> deed, String gap) {
        return deed.map(each -> new Side(each.at(), each.routine(), LockstepText.words(each)))
                .orElseGet(() -> new Side(0, "", gap));
    }

    private static long step(Optional<Return> record) {
        return record.map(Return::step).orElse(0L);
    }

    private void part(String name, String what, RunComparison.Parting part) {
        row(name, what, part.one().step(), side(part.one()), side(part.other()));
    }

    private static Side side(RunComparison.Step step) {
        return new Side(step.step(), step.routine(), step.instruction() + ": " + step.effect());
    }

    private void row(String name, String what, long number, Side a, Side b) {
        writer.row(new Row().text("scenario", name).text("differs_in", what).number("number", number)
                .number("step_a", a.step()).text("routine_a", a.routine()).text("what_a", a.what())
                .number("step_b", b.step()).text("routine_b", b.routine()).text("what_b", b.what()));
    }

    @Override
    public void end(String... sums) {
        // A sum is no row.
    }

    private record Side(long step, String routine, String what) {
    }
}
