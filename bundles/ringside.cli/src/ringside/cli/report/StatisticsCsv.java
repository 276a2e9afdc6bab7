package ringside.cli.report;

import java.io.IOException;
import java.util.Locale;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import ringside.cli.console.Console;
import ringside.stepper.statistics.Tally;
import ringside.stepper.statistics.WorkloadStatistics;

/**
 * Prints statistics as CSV, one number a row, so that every spreadsheet can group them. {@code kind} is path, reason or
 * phase; {@code returns} and {@code steps} are those of all runs, empty where there is no such number. The sums of a
 * kernel stand behind its scenarios, under the scenario {@code *}.
 */
public final class StatisticsCsv {
    private final Console console;

    public StatisticsCsv(Console console) {
        this.console = console;
    }

    public void print(WorkloadStatistics statistics) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(console.sink())) {
            csv.writeRecord("kernel", "scenario", "runs", "kind", "name", "returns", "steps", "least", "most");
            for (String kernel : statistics.kernels()) {
                long runs = 0;
                for (WorkloadStatistics.Row row : statistics.of(kernel)) {
                    tally(csv, kernel, row.scenario(), row.weight(), row.all());
                    runs += row.weight();
                }
                tally(csv, kernel, "*", runs, statistics.total(kernel));
            }
        }
    }

    private static void tally(CsvWriter csv, String kernel, String scenario, long runs, Tally tally) {
        String times = Long.toString(runs);
        tally.paths().forEach((path, count) -> csv.writeRecord(kernel, scenario, times, "path", path.label(),
                text(count.returns()), text(count.steps()), text(count.least()), text(count.most())));
        tally.reasons().forEach((reason, count) -> csv.writeRecord(kernel, scenario, times, "reason", reason,
                text(count), "", "", ""));
        tally.phases().forEach((phase, steps) -> csv.writeRecord(kernel, scenario, times, "phase", phase, "",
                text(steps), "", ""));
        tally.mitigations().forEach((name, steps) -> csv.writeRecord(kernel, scenario, times, "mitigation", name, "",
                text(steps), "", ""));
    }

    private static String text(long number) {
        return String.format(Locale.ROOT, "%d", number);
    }
}
