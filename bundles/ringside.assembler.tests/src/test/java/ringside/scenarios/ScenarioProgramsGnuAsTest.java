package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ringside.assembler.GnuAs;
import ringside.assembler.program.Layout;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.model.Scenario;

/** Stands with the assembler's tests because it needs their comparison with the real {@code as}. */
class ScenarioProgramsGnuAsTest {
    private static final String SYNTAX = ".intel_syntax noprefix\n";

    @Test
    void everyProgramOfTheLibraryHasTheBytesAndAddressesOfGnuAs() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        for (Scenario scenario : ScenarioLibrary.all()) {
            GnuAs.Comparison comparison = new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE)
                    .compare(scenario.getId() + ".s", SYNTAX + scenario.getProgram());
            differences.addAll(comparison.differences());
            assertThat(comparison.lines()).as(scenario.getId()).isPositive();
        }
        assertThat(differences).isEmpty();
    }
}
