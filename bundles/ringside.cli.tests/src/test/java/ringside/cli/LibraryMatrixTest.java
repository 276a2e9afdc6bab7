package ringside.cli;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.cli.arguments.ScenarioFile;
import ringside.kernel.profile.Profiles;
import ringside.model.Inapplicable;
import ringside.model.Scenario;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.ScenarioLibrary;
import static org.assertj.core.api.Assertions.assertThat;

/** The library against a table of its own: which way back every scenario takes on every kernel, cell by cell. */
class LibraryMatrixTest {
    private static final String NONE = "-";
    private static final Map<String, List<String>> ERAS = eras();
    /** The kernels of the tables. */
    private static final List<String> KERNELS = ERAS.values().stream().flatMap(List::stream).toList();

    /** What the tables say: scenario, then kernel, then the cell. */
    private static Map<String, Map<String, String>> tables;
    private static Ran csv;

    @BeforeAll
    static void readTheTablesAndRunTheLibrary() throws Exception {
        tables = tables();
        csv = Ran.command("check", "--matrix", "--format", "csv");
    }

    private static Map<String, List<String>> eras() {
        Map<String, List<String>> eras = new LinkedHashMap<>();
        eras.put("A", List.of("v4.0", "v4.1"));
        eras.put("B", List.of("seed"));
        eras.put("C", List.of("v4.10"));
        eras.put("D", List.of("v5.6", "v5.10", "v6.5"));
        eras.put("E", List.of("v6.8"));
        eras.put("F", List.of("fred"));
        return eras;
    }

    private static Map<String, Map<String, String>> tables() throws Exception {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        try (Reader in = new InputStreamReader(LibraryMatrixTest.class.getResourceAsStream("ways_back.csv"),
                StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : rows) {
                tables.put(row.getField("scenario"), cells(row));
            }
        }
        return tables;
    }

    private static Map<String, String> cells(NamedCsvRecord row) {
        Map<String, String> cells = new LinkedHashMap<>();
        ERAS.forEach((era, kernels) -> {
            String[] values = row.getField(era).split(" / ");
            assertThat(values.length).as(row + " " + era).isIn(1, kernels.size());
            for (int i = 0; i < kernels.size(); i++) {
                cells.put(kernels.get(i), values[Math.min(i, values.length - 1)]);
            }
        });
        return cells;
    }

    /** S01 of s01-plain-getpid, RACE of race-signal-after-the-test. */
    private static String number(String id) {
        return id.substring(0, id.indexOf('-')).toUpperCase(Locale.ROOT);
    }

    @Test
    void theLibraryHoldsEveryScenarioOfTheTablesOnce() {
        List<String> numbers = Stream.concat(IntStream.rangeClosed(1, 68).mapToObj(n -> String.format("S%02d", n)),
                Stream.of("RACE")).toList();
        assertThat(tables.keySet()).containsExactlyElementsOf(numbers);
        assertThat(ScenarioLibrary.ids()).extracting(LibraryMatrixTest::number).doesNotHaveDuplicates()
                .filteredOn(tables::containsKey).containsExactlyElementsOf(numbers);
    }

    @Test
    void everyScenarioIsStatedForExactlyTheKernelsThatItsRowNames() {
        for (Scenario scenario : ScenarioLibrary.all()) {
            if (!tables.containsKey(number(scenario.getId()))) {
                continue;
            }
            List<String> kernels = tables.get(number(scenario.getId())).entrySet().stream()
                    .filter(cell -> !cell.getValue().equals(NONE)).map(Map.Entry::getKey).toList();
            assertThat(StatedOutcomes.of(scenario)).extracting(StatedOutcome::kernel).as(scenario.getId())
                    .filteredOn(KERNELS::contains).containsExactlyInAnyOrderElementsOf(kernels);
            assertThat(scenario.getInapplicable()).flatExtracting(Inapplicable::getKernels).as(scenario.getId())
                    .filteredOn(KERNELS::contains).containsExactlyInAnyOrderElementsOf(KERNELS.stream()
                            .filter(kernel -> !kernels.contains(kernel)).toList());
            assertThat(kernels).as(scenario.getId()).contains(scenario.getKernel());
        }
    }

    @Test
    void everyCellIsThatOfTheTables() throws Exception {
        List<String> differences = new ArrayList<>();
        int cells = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv.out())) {
            for (NamedCsvRecord row : rows) {
                for (Map.Entry<String, String> cell : tables.getOrDefault(number(row.getField("scenario")), Map.of())
                        .entrySet()) {
                    cells++;
                    if (!cell.getValue().equals(row.getField(cell.getKey()))) {
                        differences.add(row.getField("scenario") + " " + cell.getKey() + ": "
                                + row.getField(cell.getKey()) + ", the tables say " + cell.getValue());
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(cells).isEqualTo(69 * KERNELS.size());
        assertThat(csv.err()).isEmpty();
        assertThat(csv.status()).isZero();
    }

    @Test
    void theTableToReadHasTheSameCells() {
        Ran text = Ran.command("check", "--matrix");
        List<String> lines = text.lines();
        assertThat(lines.get(0).split(" {2,}")).containsExactly(Stream.concat(Stream.of("scenario"),
                Profiles.all().stream().map(p -> p.id())).toArray(String[]::new));
        int scenarios = ScenarioLibrary.ids().size();
        List<String> compared = new ArrayList<>();
        for (int i = 1; i <= scenarios; i++) {
            String[] cells = lines.get(i).split(" {2,}");
            if (tables.containsKey(number(cells[0]))) {
                compared.add(cells[0]);
                assertThat(KERNELS.stream().map(kernel -> cells[1 + ScenarioFile.kernels().indexOf(kernel)]))
                        .as(lines.get(i)).containsExactlyElementsOf(tables.get(number(cells[0])).values());
            }
        }
        assertThat(compared).hasSize(69);
        assertThat(lines.get(scenarios + 1)).isEmpty();
        assertThat(lines.get(scenarios + 2)).endsWith(" 0 differ");
        assertThat(lines).hasSize(scenarios + 3);
    }
}
