package ringside.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ringside.cli.console.Console;
import ringside.cli.console.OneLine;
import ringside.kernel.decision.Path;
import ringside.stepper.statistics.PathCount;
import ringside.stepper.statistics.Tally;
import ringside.stepper.statistics.WorkloadStatistics;

/** Prints statistics as tables for people, one group for each kernel. */
public final class StatisticsTable {
    private static final double PERCENT = 100;
    private static final int NAME = 30;
    private final Console console;

    public StatisticsTable(Console console) {
        this.console = console;
    }

    public void print(WorkloadStatistics statistics) {
        for (String kernel : statistics.kernels()) {
            List<WorkloadStatistics.Row> rows = statistics.of(kernel);
            Tally total = statistics.total(kernel);
            console.line(kernel + ": " + total.returns() + " returns to user mode, " + total.steps()
                    + " simulated instructions");
            console.line("");
            paths(total);
            reasons(total);
            phases(total);
            mitigations(total);
            scenarios(rows, total);
            remarks(rows, total);
        }
    }

    private void paths(Tally total) {
        line("%-30s %12s %7s %12s %7s %7s", "path", "returns", "%", "mean steps", "least", "most");
        for (Map.Entry<Path, PathCount> each : total.paths().entrySet()) {
            PathCount count = each.getValue();
            line("%-30s %12d %7.2f %12.1f %7d %7d", each.getKey().label(), count.returns(),
                    share(count.returns(), total.returns()), count.mean(), count.least(), count.most());
        }
        console.line("");
    }

    private void reasons(Tally total) {
        line("%-30s %12s %7s", "reason", "returns", "%");
        total.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> line("%-30s %12d %7.2f", each.getKey(), each.getValue(),
                        share(each.getValue(), total.returns())));
        console.line("");
    }

    private void phases(Tally total) {
        line("%-30s %12s %7s", "phase", "steps", "%");
        total.phases().forEach((phase, steps) -> line("%-30s %12d %7.2f", phase, steps, share(steps, total.steps())));
        console.line("");
    }

    /** What the kernel does against leaks by speculation: its steps are among those of the phases. */
    private void mitigations(Tally total) {
        if (total.mitigations().isEmpty()) {
            return;
        }
        line("%-30s %12s %7s", "mitigation", "steps", "%");
        total.mitigations().forEach((name, steps) -> line("%-30s %12d %7.2f", name, steps, share(steps,
                total.steps())));
        line("%-30s %12d %7.2f", "all mitigations", total.mitigated(), share(total.mitigated(), total.steps()));
        console.line("");
    }

    private void scenarios(List<WorkloadStatistics.Row> rows, Tally total) {
        StringBuilder head = new StringBuilder(String.format("%-30s %12s %12s", "scenario", "runs", "returns"));
        total.paths().keySet().forEach(path -> head.append(String.format(" %12s", path.label())));
        console.line(head + String.format(" %12s", "steps"));
        for (WorkloadStatistics.Row row : rows) {
            Tally all = row.all();
            StringBuilder line = new StringBuilder(String.format("%-30s %12d %12d",
                    OneLine.of(row.scenario(), NAME - 1), row.weight(), all.returns()));
            for (Path path : total.paths().keySet()) {
                PathCount count = all.paths().get(path);
                line.append(String.format(" %12d", count == null ? 0 : count.returns()));
            }
            console.line(line + String.format(" %12d", all.steps()));
        }
        console.line("");
    }

    private void remarks(List<WorkloadStatistics.Row> rows, Tally total) {
        long left = rows.stream().mapToLong(WorkloadStatistics.Row::left).sum();
        if (left > 0) {
            console.line(left + " recorded entries did not return, or could not be replayed, and are not counted;"
                    + " ringside replay says why");
            console.line("");
        }
        if (total.unended() > 0) {
            console.line(total.unended() + " visits of the kernel did not return: the task ended or slept there");
            console.line("");
        }
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : PERCENT * part / whole;
    }

    private void line(String format, Object... values) {
        console.line(String.format(Locale.ROOT, format, values));
    }
}
