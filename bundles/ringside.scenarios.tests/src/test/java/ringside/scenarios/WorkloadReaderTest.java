package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.model.Scenario;
import ringside.model.Vendor;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.workload.WorkloadLibrary;
import ringside.scenarios.workload.WorkloadLine;
import ringside.scenarios.workload.WorkloadReader;
import ringside.scenarios.workload.WorkloadReading;

class WorkloadReaderTest {

    private static final List<String> KERNELS = List.of("seed", "v6.5", "v6.8");

    private static WorkloadReading read(String text) {
        return WorkloadReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "w", KERNELS);
    }

    private static List<WorkloadLine> lines(String text) {
        WorkloadReading reading = read(text);
        assertThat(reading).isInstanceOf(WorkloadReading.Ok.class);
        return ((WorkloadReading.Ok) reading).workload().lines();
    }

    private static List<String> refused(String text) {
        WorkloadReading reading = read(text);
        assertThat(reading).isInstanceOf(WorkloadReading.Refused.class);
        return ((WorkloadReading.Refused) reading).problems().stream().map(Diagnostic::toString).toList();
    }

    @Test
    void aLineIsWeightScenarioKernelAndOptions() {
        Scenario scenario = lines("\t12  s01-plain-getpid   v6.5 amd la57 pti xen-pv x32# all\r\n").get(0).scenario();
        assertThat(scenario.getKernel()).isEqualTo("v6.5");
        assertThat(scenario.getVendor()).isEqualTo(Vendor.AMD);
        assertThat(List.of(scenario.isLa57(), scenario.isPti(), scenario.isXenPv(), scenario.isX32()))
                .containsOnly(true);
    }

    @Test
    void withoutAKernelTheOneOfTheScenarioCounts() throws UnknownScenarioException {
        List<WorkloadLine> lines = lines("# first\n1 s01-plain-getpid\n\n2 s01-plain-getpid pti\n");
        assertThat(lines).extracting(WorkloadLine::number).containsExactly(2, 4);
        assertThat(lines).extracting(WorkloadLine::weight).containsExactly(1L, 2L);
        assertThat(lines.get(1).scenario().getKernel())
                .isEqualTo(ScenarioLibrary.find("s01-plain-getpid").getKernel());
        assertThat(lines.get(0).scenario().isPti()).isFalse();
        assertThat(lines.get(1).scenario().isPti()).isTrue();
    }

    @Test
    void allFaultsAreToldEachWithItsPlace() {
        assertThat(refused("-1 s01-plain-getpid\nx\n1 s99-nothing\n1 s01-plain-getpid v6.6\n"
                + "1000001 s01-plain-getpid\n")).hasSize(5).satisfies(problems -> {
                    assertThat(problems.get(0)).startsWith("w:1:1: the weight is \"-1\"");
                    assertThat(problems.get(1)).startsWith("w:2:1: the weight is \"x\"");
                    assertThat(problems.get(2)).startsWith("w:3:3: there is no scenario \"s99-nothing\"");
                    assertThat(problems.get(3)).isEqualTo(
                            "w:4:20: \"v6.6\" is no kernel profile and no option; did you mean v6.5 or v6.8?");
                    assertThat(problems.get(4)).startsWith("w:5:1: the weight is \"1000001\"");
                });
        assertThat(refused("nothing\n".repeat(500))).hasSize(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only words\n", "\n\n"})
    void aWorkloadHasAtLeastOneLine(String text) {
        assertThat(refused(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808 s01-plain-getpid", "1.5 s01-plain-getpid", "1 \u001b[31m"})
    void strangeWordsAreRefused(String line) {
        assertThat(refused(line).get(0)).startsWith("w:1:").doesNotContain("\u001b");
    }

    @Test
    void theWorkloadsOfTheLibraryCanBeRead() {
        assertThat(WorkloadLibrary.names()).contains("mixed").doesNotHaveDuplicates();
        for (String name : WorkloadLibrary.names()) {
            assertThat(WorkloadLibrary.find(name, KERNELS).lines()).isNotEmpty();
        }
        assertThatThrownBy(() -> WorkloadLibrary.find("mixd", KERNELS)).hasMessageContaining("mixed");
    }
}
