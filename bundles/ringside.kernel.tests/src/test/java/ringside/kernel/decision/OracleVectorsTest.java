package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.States;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** Every register set that was put through the checks on a real processor. */
class OracleVectorsTest {

    private static final String HEADER = "id,category,cx,ip,cs,r11,flags,ss,path,reason,failing";
    private static final int ROWS = 1000;

    @ParameterizedTest
    @CsvSource({"seed,sysret_vectors_4level.csv,false", "v5.6,sysret_vectors_4level.csv,false",
        "v5.6,sysret_vectors_la57.csv,true"})
    void everyRowIsDecidedAsTheProcessorDid(String kernel, String file, boolean la57) throws IOException {
        Decision decision = new Decision(States.profile(kernel), la57 ? States.LA57 : KernelOptions.DEFAULT);
        List<String> lines = lines(file);
        List<String> differences = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            Verdict verdict = decision.decide(new ReturnState(hex(row[2]), hex(row[3]), hex(row[4]), hex(row[5]),
                    hex(row[6]), hex(row[7])));
            String answer = String.join(",", verdict.path().label(), verdict.reason().map(CheckId::name).orElse(""),
                    verdict.failing().stream().map(CheckId::name).collect(Collectors.joining("+")));
            if (!line.endsWith("," + answer)) {
                differences.add(line + "  but: " + answer);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(lines.get(0)).isEqualTo(HEADER);
        assertThat(lines).hasSize(ROWS + 1);
    }

    @ParameterizedTest
    @CsvSource({"sysret_vectors_4level.csv,false", "sysret_vectors_la57.csv,true"})
    void columnsGiveTheSameMasksAsSingleStates(String file, boolean la57) throws IOException {
        for (Profile profile : Profiles.all()) {
            Decision decision = new Decision(profile, la57 ? States.LA57 : KernelOptions.DEFAULT);
            List<String> lines = lines(file);
            Decision.Columns columns = Decision.Columns.of(ROWS);
            int[] expected = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                String[] row = lines.get(i + 1).split(",", -1);
                long[][] slots = {columns.cx(), columns.ip(), columns.cs(), columns.r11(), columns.flags(),
                    columns.ss()};
                for (int slot = 0; slot < slots.length; slot++) {
                    slots[slot][i] = hex(row[slot + 2]);
                }
                expected[i] = Decision.mask(decision.decide(new ReturnState(columns.cx()[i], columns.ip()[i],
                        columns.cs()[i], columns.r11()[i], columns.flags()[i], columns.ss()[i])).failing());
            }
            int[] masks = new int[ROWS];
            decision.failingMasks(columns, masks, 0, ROWS);
            assertThat(masks).as(profile.id()).isEqualTo(expected);
        }
    }

    private static long hex(String text) {
        return Long.parseUnsignedLong(text.substring(2), 16);
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = OracleVectorsTest.class.getResourceAsStream("/oracle/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
