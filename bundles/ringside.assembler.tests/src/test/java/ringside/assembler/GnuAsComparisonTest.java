package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ringside.assembler.program.Layout;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;

class GnuAsComparisonTest {

    private final GnuAs user = new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE);

    @Test
    void everyMeasuredProgramHasTheBytesAndAddressesOfGnuAs() throws AssemblyException {
        Map<String, String> programs = OraclePrograms.all();
        List<String> differences = new ArrayList<>();
        int lines = 0;
        for (Map.Entry<String, String> program : programs.entrySet()) {
            GnuAs.Comparison comparison = user.compare(program.getKey(), program.getValue());
            differences.addAll(comparison.differences());
            lines += comparison.lines();
        }
        assertThat(differences).isEmpty();
        assertThat(programs).hasSize(OraclePrograms.COUNT);
        assertThat(lines).isGreaterThan(10_000);
    }
}
