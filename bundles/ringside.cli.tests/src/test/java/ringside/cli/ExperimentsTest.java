package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;

class ExperimentsTest {
    @Test
    void everyExperimentIsALineWithTitleAndKernels() {
        List<String> lines = Ran.command("whatifs").lines();
        assertThat(lines).hasSameSizeAs(WhatIfs.all());
        for (int i = 0; i < lines.size(); i++) {
            WhatIf whatIf = WhatIfs.all().get(i);
            assertThat(lines.get(i)).startsWith(whatIf.id() + " ").contains(whatIf.title(),
                    String.join(" ", whatIf.profiles()));
        }
        assertThat(lines).anyMatch(line -> line.startsWith("S60 ") && line.endsWith("  on amd"));
    }

    @Test
    void anExperimentBreaksTheKernelOfARun() {
        Ran sound = Ran.command("run", "S52");
        assertThat(sound.out()).contains("ended: end");
        assertThat(sound.status()).isZero();
        Ran broken = Ran.command("run", "S52", "--what-if", "s53", "--max-steps", "5000");
        assertThat(broken.status()).isEqualTo(5);
        assertThat(broken.err()).contains("A loop");
    }

    @Test
    void severalExperimentsGoTogether() {
        Ran ran = Ran.command("run", "S35", "--what-if", "S59", "--what-if", "S53", "--format", "jsonl");
        assertThat(ran.out()).contains("\"path\":\"TRAP\"", "\"ended\":\"oops\"");
    }

    @Test
    void theSameFaultIsHarmlessOnTheOtherMakersCpu() {
        Ran ran = Ran.command("run", "S35", "--what-if", "S60", "--vendor", "amd", "--format", "jsonl");
        assertThat(ran.out()).contains("\"path\":\"SYSRET\"", "\"ended\":\"SIGSEGV\"");
    }

    @Test
    void unknownExperimentsNameTheNearest() {
        Ran ran = Ran.command("run", "S52", "--what-if", "S65-double");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("S65-doubled").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S67", "S60"})
    void anExperimentForAnotherKernelOrCpuIsWrongUsage(String id) {
        Ran ran = Ran.command("run", "S52", "--kernel", "seed", "--what-if", id);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("experiment " + id, id.equals("S67") ? "it goes with v4.10" : "vendor amd");
    }
}
