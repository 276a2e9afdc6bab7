package ringside.cli.report;

import java.util.List;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.InputRows;
import ringside.cli.console.ProgressLine;
import ringside.cli.console.Row;
import ringside.cli.console.RowWriter;
import ringside.cli.console.TableFormat;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.Key;
import ringside.kernel.profile.PlaceRow;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.MapComparison;

/** Writes the classes of inputs that two kernels decide differently. */
public final class MapDifferences {
    /** Rows of a profile that say what besides the checks makes returns differ. */
    private static final List<Key<?>> BESIDES = List.of(BuildRow.FAST_PATH, DecisionRow.CHILD_FIRST_RETURN,
            DecisionRow.EXCEPTION_RETURN, ServiceRow.EXECVE_FLAGS, BuildRow.SYSCALL_MAX, PlaceRow.PT_REGS_OFFSET);
    private static final String ANSWER = "  %-11s  %-9s";

    private final Console console;
    private final TableFormat format;
    private final boolean verdictOnly;

    /** @param verdictOnly only classes with another path */
    public MapDifferences(Console console, TableFormat format, boolean verdictOnly) {
        this.console = console;
        this.format = format;
        this.verdictOnly = verdictOnly;
    }

    /** {@return the exit status} */
    public int compare(DecidingKernel one, DecidingKernel other) {
        try (ProgressLine progress = console.progress()) {
            progress.begin("comparing " + one + " and " + other);
            MapComparison comparison = MapComparison.of(one, other, InputClasses.ofAllProfiles(), progress);
            List<MapComparison.Difference> told = verdictOnly ? comparison.differencesInPath()
                    : comparison.differences();
            if (format == TableFormat.TEXT) {
                text(comparison, told, progress);
            } else {
                rows(told, progress);
            }
        }
        return ExitStatus.DONE;
    }

    private void rows(List<MapComparison.Difference> told, ProgressLine progress) {
        RowWriter writer = RowWriter.of(format, console);
        for (MapComparison.Difference each : told) {
            progress.nextRow();
            Row row = InputRows.inputs(new Row(), each.inputs());
            writer.row(InputRows.answer(InputRows.answer(row, each.one(), "_a"), each.other(), "_b"));
        }
    }

    private void text(MapComparison comparison, List<MapComparison.Difference> told, ProgressLine progress) {
        DecidingKernel one = comparison.one().kernel();
        DecidingKernel other = comparison.other().kernel();
        console.line("Kernel A: " + one + ": " + one.profile().title());
        console.line("Kernel B: " + other + ": " + other.profile().title());
        console.line("");
        if (!told.isEmpty()) {
            table(told, progress);
            inShort(comparison);
            InputRows.legend(comparison.one().classes()).forEach(console::line);
            console.line("");
        }
        besides(one.profile(), other.profile());
        WorkDifferences work = new WorkDifferences(one.profile(), other.profile());
        work.lines().forEach(console::line);
        if (comparison.differences().isEmpty()) {
            console.line("The same decision, " + (work.lines().isEmpty() ? "the same work." : "other work."));
        }
        console.line(sum(comparison));
    }

    private void table(List<MapComparison.Difference> told, ProgressLine progress) {
        console.line(InputRows.heading() + String.format(ANSWER, "A: path", "reason")
                + String.format(ANSWER, "B: path", "reason") + "  witness");
        for (MapComparison.Difference each : told) {
            progress.nextRow();
            console.line(InputRows.line(each.inputs())
                    + String.format(ANSWER, each.one().path().label(), InputRows.reason(each.one().reason()))
                    + String.format(ANSWER, each.other().path().label(), InputRows.reason(each.other().reason()))
                    + "  " + InputRows.registers(each.inputs().witness()));
        }
        console.line("");
    }

    private void inShort(MapComparison comparison) {
        console.line("In short, with the number of classes:");
        for (MapComparison.Region region : comparison.regions()) {
            if (!verdictOnly || region.onePath() != region.otherPath()) {
                List<String> conditions = region.inputs().conditions();
                console.line(String.format(ANSWER + " |" + ANSWER + "  %5d  %s", region.onePath().label(),
                        InputRows.reason(region.oneReason()), region.otherPath().label(),
                        InputRows.reason(region.otherReason()), region.inputs().classes(),
                        conditions.isEmpty() ? "always" : String.join("; ", conditions)));
            }
        }
        console.line("");
    }

    /** The classes are about the checks; kernels can differ in who gets to them, too. */
    private void besides(Profile one, Profile other) {
        for (Key<?> key : BESIDES) {
            String a = one.text(key);
            String b = other.text(key);
            if (!a.equals(b)) {
                console.line("Besides the checks: " + key + " is " + a + " in A, " + b + " in B.");
            }
        }
    }

    /** {@return one line with all counts} */
    public static String sum(MapComparison comparison) {
        int classes = comparison.one().entries().size();
        int differing = comparison.differences().size();
        int inPath = comparison.differencesInPath().size();
        return classes + " classes: " + inPath + " differ in path, " + (differing - inPath)
                + " in the first reason only, " + (classes - differing) + " not at all";
    }
}
