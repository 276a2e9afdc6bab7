package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.model.outcome.StatedOutcomes;
import ringside.scenarios.ScenarioLibrary;

class OtherCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void profilesAndScenariosAreALineEach() {
        Ran profiles = Ran.command("profiles");
        assertThat(profiles.status()).isZero();
        assertThat(profiles.lines()).hasSize(Profiles.all().size()).anyMatch(l -> l.startsWith("seed "))
                .anyMatch(l -> l.startsWith("v6.8 "));
        Ran scenarios = Ran.command("scenarios");
        assertThat(scenarios.lines()).hasSize(ScenarioLibrary.ids().size())
                .anyMatch(l -> l.startsWith("s01-plain-getpid "));
    }

    @Test
    void everyScenarioOfTheLibraryExpectsAnOutcomeWhereItRuns() {
        for (Scenario scenario : ScenarioLibrary.all()) {
            assertThat(StatedOutcomes.of(scenario)).as(scenario.getId()).isNotEmpty()
                    .allSatisfy(expected -> assertThat(expected.outcome().ended()).isPresent());
        }
    }

    @Test
    void theLibraryMeetsItsOwnExpectations() {
        long pairs = ScenarioLibrary.all().stream().mapToLong(scenario -> StatedOutcomes.of(scenario).size()).sum();
        Ran ran = Ran.command("check");
        assertThat(ran.out()).doesNotContain("DIFFERS")
                .endsWith(pairs + " checked, " + pairs + " ok, 0 differ\n");
        assertThat(ran.status()).as(ran.out()).isZero();
        assertThat(Ran.command("check", "--library").out()).isEqualTo(ran.out());
    }

    @Test
    void aScenarioThatMissesItsExpectationIsToldWithWhatDiffers() throws IOException {
        String text;
        try (var in = ScenarioLibrary.class.getResourceAsStream("library/s01-plain-getpid.ringside")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file = Files.writeString(folder.resolve("wrong.ringside"), text.replace("\"SYSRET\"", "\"IRET\""));
        Ran ran = Ran.command("check", file.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("DIFFERS: return 1 is SYSRET, expected IRET", "10 checked, 5 ok, 5 differ");
        Ran matrix = Ran.command("check", "--matrix", file.toString());
        assertThat(matrix.status()).isEqualTo(1);
        assertThat(matrix.out()).contains("s01-plain-getpid v6.8 DIFFERS: return 1 is SYSRET, expected IRET",
                "10 checked, 5 ok, 5 differ");
        Ran csv = Ran.command("check", "--matrix", "--format", "csv", file.toString());
        assertThat(csv.status()).isEqualTo(1);
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv.err().lines()).hasSize(5).allMatch(line -> line.contains(" DIFFERS: "));
    }

    @Test
    void theFormOfTheTableNeedsTheTable() {
        Ran ran = Ran.command("check", "--format", "csv");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--matrix");
    }

    @Test
    void aFileThatIsNoScenarioIsBadInput() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.ringside"), "nonsense");
        Ran ran = Ran.command("check", file.toString());
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("bad.ringside");
    }

    @Test
    void pastedRegistersAreExplainedWithAllReasons() {
        Ran ran = Ran.withInput("rip=0x401000 rcx=0x401002 cs=0x33 r11=0x302 rflags=0x302 ss=0x2b\n", "explain",
                "--kernel", "seed");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("IRET because RCX != RIP (RCX_RIP); RF_TF fails too", "RCX_RIP",
                "not reached (fails)", "hazard",
                "Smallest changes");
    }

    @Test
    void theAnswerOfGdbIsUnderstood() {
        Ran ran = Ran.withInput("""
                rcx            0x401002            4198402
                r11            0x202               514
                rip            0x401002            0x401002 <_start+2>
                eflags         0x202               [ IF ]
                cs             0x33                51
                ss             0x2b                43
                """, "explain");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("SYSRET");
    }

    @Test
    void textWithoutTheRegistersIsBadInput() {
        Ran ran = Ran.withInput("hello\n", "explain");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("standard input").doesNotContain("Exception");
    }

    @Test
    void everyCommandHasHelpAndUnknownOnesNameWhatExists() {
        List<String> commands = List.of(Ran.command().err().replaceFirst("(?s).*one of (.*?)\\n.*", "$1").split(", "));
        assertThat(commands).contains("decide", "run", "scenarios", "profiles", "whatifs", "explain", "check");
        for (String command : commands) {
            Ran ran = Ran.command(command, "--help");
            assertThat(ran.status()).isZero();
            assertThat(ran.out()).contains("Usage: ringside " + command);
        }
        assertThat(Ran.command("--help").out()).contains(commands);
        Ran unknown = Ran.command("simulate");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains(String.join(", ", commands));
        assertThat(Ran.command().status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "No space left on device"})
    void outputThatCannotBeWrittenIsQuietForPipesOnly(String reason) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(new String[] {"profiles"}, new ByteArrayInputStream(new byte[0]), broken, err);
        boolean pipe = reason.contains("pipe");
        assertThat(status).isEqualTo(pipe ? 0 : 4);
        assertThat(err.toString().isEmpty()).isEqualTo(pipe);
    }
}
