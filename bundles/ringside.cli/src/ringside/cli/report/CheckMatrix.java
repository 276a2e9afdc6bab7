package ringside.cli.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import ringside.cli.arguments.Subject;
import ringside.cli.console.Console;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.outcome.Outcome;
import ringside.model.outcome.StatedOutcome;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.returns.Return;

/** A table of scenarios and kernels: which way each goes back where it matters. */
public final class CheckMatrix implements CheckReport {
    /** A scenario that has no meaning on a kernel. */
    private static final String INAPPLICABLE = "-";
    private static final String UNSTATED = "not stated";
    private static final String NOT_STARTED = "not started";
    private static final String GAP = "  ";

    private final Console console;
    private final boolean csv;
    private final List<String> kernels = Profiles.all().stream().map(Profile::id).toList();
    private final Map<String, Map<String, Set<String>>> rows = new LinkedHashMap<>();
    private final List<String> differing = new ArrayList<>();

    /** @param csv as comma-separated values; else aligned for reading */
    public CheckMatrix(Console console, boolean csv) {
        this.console = console;
        this.csv = csv;
    }

    @Override
    public void inapplicable(Subject subject, String kernel, String reason) {
        row(subject).put(kernel, Set.of(INAPPLICABLE));
    }

    @Override
    public void unstated(Subject subject, String kernel) {
        row(subject).put(kernel, Set.of(UNSTATED));
    }

    @Override
    public void checked(Subject subject, StatedOutcome expected, Optional<RunOutcome> outcome,
            List<String> differences) {
        String cell = outcome.map(o -> ReturnWords.of(subjects(expected, o), o)).orElse(NOT_STARTED);
        row(subject).computeIfAbsent(expected.kernel(), kernel -> new LinkedHashSet<>()).add(cell);
        if (!differences.isEmpty()) {
            differing.add(subject.name() + " " + CheckLines.kernel(expected) + " DIFFERS: "
                    + String.join("; ", differences));
        }
    }

    @Override
    public void end(String sum) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(Stream.of("scenario"), kernels.stream()).toList());
        rows.forEach((name, cells) -> lines.add(Stream.concat(Stream.of(name), kernels.stream()
                .map(kernel -> String.join(" / ", cells.get(kernel)))).toList()));
        if (csv) {
            separated(lines);
            differing.forEach(console::complain);
        } else {
            aligned(lines);
            console.line("");
            differing.forEach(console::line);
            console.line(sum);
        }
    }

    private Map<String, Set<String>> row(Subject subject) {
        return rows.computeIfAbsent(subject.name(), name -> new LinkedHashMap<>());
    }

    /** The returns that the scenario is about; the last one where none is marked. */
    private static List<Return> subjects(StatedOutcome stated, RunOutcome outcome) {
        List<Outcome.Return> expected = stated.outcome().returns();
        List<Return> marked = IntStream.range(0, Math.min(expected.size(), outcome.returns().size()))
                .filter(i -> expected.get(i).subject()).mapToObj(outcome.returns()::get).toList();
        return marked.isEmpty() ? outcome.last().map(List::of).orElse(List.of()) : marked;
    }

    private void separated(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
        lines.forEach(writer::writeRecord);
        console.sink().put(text.toString());
    }

    private void aligned(List<List<String>> lines) {
        int[] widths = IntStream.range(0, kernels.size() + 1)
                .map(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0)).toArray();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                text.append(line.get(column)).append(" ".repeat(widths[column] - line.get(column).length()))
                        .append(GAP);
            }
            console.line(text.toString().stripTrailing());
        }
    }
}
