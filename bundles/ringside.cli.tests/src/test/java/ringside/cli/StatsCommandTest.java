package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsCommandTest {

    private static List<NamedCsvRecord> csv(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        return CsvReader.builder().ofNamedCsvRecord(ran.out()).stream().toList();
    }

    private static long sum(List<NamedCsvRecord> rows, String kind, String column, boolean totals) {
        return rows.stream().filter(row -> row.getField("kind").equals(kind))
                .filter(row -> row.getField("scenario").equals("*") == totals)
                .mapToLong(row -> Long.parseLong(row.getField(column))).sum();
    }

    @Test
    void theWorkloadOfTheLibraryIsCountedOnEveryKernelItIsAskedFor() {
        List<NamedCsvRecord> rows = csv(Ran.command("stats", "mixed", "--kernel", "seed", "--kernel", "v6.5",
                "--format", "csv"));
        assertThat(rows.stream().map(row -> row.getField("kernel")).distinct()).containsExactly("seed intel",
                "v6.5 intel");
        for (String column : List.of("returns", "steps")) {
            assertThat(sum(rows, "path", column, false)).isEqualTo(sum(rows, "path", column, true)).isPositive();
        }
        assertThat(sum(rows, "reason", "returns", true)).isEqualTo(sum(rows, "path", "returns", true));
        assertThat(sum(rows, "phase", "steps", true)).isEqualTo(sum(rows, "phase", "steps", false));
    }

    /** The steps of a mitigation are the difference that it makes, and are told by its name. */
    @Test
    void whatMitigationsAddIsTold() {
        String workload = "1 s01-plain-getpid v7.3%1$s\n1 s01-plain-getpid v7.3 pti%1$s\n";
        String with = String.format(workload, " mitigations");
        List<NamedCsvRecord> rows = csv(Ran.withInput(with, "stats", "-", "--format", "csv"));
        List<NamedCsvRecord> plain = csv(Ran.withInput(String.format(workload, ""), "stats", "-", "--format", "csv"));
        assertThat(sum(rows, "mitigation", "steps", true)).isPositive()
                .isEqualTo(sum(rows, "phase", "steps", true) - sum(plain, "phase", "steps", true));
        assertThat(plain).noneMatch(row -> row.getField("kind").equals("mitigation"));
        assertThat(Ran.withInput(with, "stats", "-").out()).contains("v7.3 intel mitigations", "CLEAR_BRANCH_HISTORY",
                "IBRS", "VERW", "all mitigations");
    }

    @Test
    void aWorkloadSaysWhichKernelAndMachineEachScenarioRunsOn() {
        List<NamedCsvRecord> rows = csv(Ran.withInput("""
                # a comment
                2 s01-plain-getpid v6.5 amd pti   # isolation costs instructions

                3 s01-plain-getpid v6.5 amd
                """, "stats", "-", "--runs", "10", "--format", "csv"));
        assertThat(rows.stream().map(row -> row.getField("kernel")).distinct()).containsExactly("v6.5 amd pti",
                "v6.5 amd");
        List<NamedCsvRecord> paths = rows.stream().filter(row -> row.getField("kind").equals("path")
                && row.getField("scenario").equals("*")).toList();
        assertThat(paths).extracting(row -> row.getField("returns")).containsExactly("20", "30");
        assertThat(Long.parseLong(paths.get(0).getField("least")))
                .isGreaterThan(Long.parseLong(paths.get(1).getField("most")));
    }

    @Test
    void aRecordingIsCountedAsItIsReplayed() throws IOException {
        Ran table = Ran.withInput(ReplayCommandTest.recording(), "stats", "-");
        assertThat(table.status()).isZero();
        assertThat(table.out()).startsWith("v6.5: 156 returns to user mode")
                .contains("20 recorded entries did not return, or could not be replayed, and are not counted");
        List<NamedCsvRecord> rows = csv(Ran.withInput(ReplayCommandTest.recording(), "stats", "-", "--format", "csv"));
        assertThat(sum(rows, "path", "returns", true)).isEqualTo(156);
        assertThat(rows.stream().filter(row -> row.getField("scenario").equals("*")
                && row.getField("name").equals("RCX_RIP")).map(row -> row.getField("returns"))).containsExactly("53");
    }

    @Test
    void tablesSayWhatTheirNumbersAre() {
        Ran ran = Ran.command("stats", "mixed", "--kernel", "v6.5");
        assertThat(ran.out()).contains("simulated instructions", "mean steps", "all checks pass", "s01-plain-getpid",
                "decision").doesNotContain("cycle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 s01-plain-getpid            | 2:1  | the weight is "0"; a whole number from 1 to 1000000
            many s01-plain-getpid         | 2:1  | the weight is "many"
            1                             | 2:2  | the id of a scenario was expected behind the weight
            1 s01-plain-getpit            | 2:3  | did you mean s01-plain-getpid
            1 s01-plain-getpid v6.6       | 2:20 | did you mean v5.6 or v6.5 or v6.8
            1 s01-plain-getpid v6.5 ptj   | 2:25 | did you mean pti
            1 s01-plain-getpid amd v6.5   | 2:24 | is no option
            """)
    void aBadLineIsToldWithItsPlace(String bad, String place, String message) {
        Ran ran = Ran.withInput("1 s01-plain-getpid\n" + bad + "\n", "stats", "-");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("standard input:" + place + ": ").contains(message);
    }

    @Test
    void whatTheKernelDoesNotAcceptIsToldWithItsLine() {
        Ran ran = Ran.withInput("1 s01-plain-getpid seed\n1 s01-plain-getpid seed pti\n", "stats", "-");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).startsWith("standard input:2: ").contains("does not know pti");
    }

    @Test
    void wrongUsageIsTold(@TempDir Path folder) throws IOException {
        assertThat(Ran.command("stats", "mixed", "--runs", "0").status()).isEqualTo(2);
        assertThat(Ran.command("stats", "mixed", "--kernel", "v6.6").err()).contains("v6.6", "v6.5");
        Ran ran = Ran.command("stats", folder.resolve("mixd").toString());
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("there is no such file");
        Path empty = Files.writeString(folder.resolve("empty.workload"), "# nothing\n\n");
        assertThat(Ran.command("stats", empty.toString()).err()).contains("there is no line 'WEIGHT SCENARIO' in it");
    }
}
