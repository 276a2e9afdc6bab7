package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.scenarios.recording.RecordedLine;
import ringside.scenarios.recording.RecordingReader;
import ringside.scenarios.recording.RecordingReading;
import ringside.stepper.replay.Replay;
import ringside.stepper.replay.ReplayResult;

class ReplayCommandTest {
    private static final String RECORDING = "/oracle/kernel_6.1_observations.jsonl";
    private static final int CHECKED = 104;

    static byte[] recording() throws IOException {
        try (var in = ReplayCommandTest.class.getResourceAsStream(RECORDING)) {
            return in.readAllBytes();
        }
    }

    private static String line(int number) throws IOException {
        return new String(recording(), StandardCharsets.UTF_8).lines().skip(number - 1L).findFirst().orElseThrow();
    }

    @Test
    void v65DoesWhatTheBootedKernelDid() throws IOException {
        Ran ran = Ran.withInput(recording(), "replay", "-");
        assertThat(ran.lines()).noneMatch(line -> line.contains("  differ "));
        assertThat(ran.lines().get(176)).isEqualTo("176 entries: 176 agree, 0 differ, 0 not applicable");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void aTaskThatDiedInTheKernelIsComparedUpToItsDeath() throws IOException {
        List<String> died = Ran.withInput(recording(), "replay", "-", "--kernel", "v6.5").lines().stream()
                .filter(line -> line.endsWith("  agree           up to where the task died")).toList();
        assertThat(died).hasSize(20);
        assertThat(died.stream().filter(line -> line.contains("  syscall  "))).hasSize(9);
        assertThat(died.stream().filter(line -> line.contains("  #BP  "))).hasSize(9);
    }

    /** The known differences between the generations, found again by replaying what a 6.1 did. */
    @ParameterizedTest
    @CsvSource({"v5.6, 106", "v6.8, 88 92 96 154 158 174", "v4.10, 4 25 30 45 106 110", "seed, 4 25 30 106 110",
        "v4.1, 4 25 30 96 106 110", "v4.0, 4 25 30 45 50 53 96 106 110"})
    void otherKernelsDifferExactlyWhereTheyAreKnownTo(String kernel, String lines) throws IOException {
        Ran ran = Ran.withInput(recording(), "replay", "--kernel", kernel, "-");
        assertThat(ran.lines().stream().filter(line -> line.contains("  differ "))
                .map(line -> line.strip().split("\\s+")[0])).containsExactly(lines.isEmpty() ? new String[0]
                        : lines.split(" "));
        assertThat(ran.status()).isEqualTo(lines.isEmpty() ? 0 : 1);
    }

    /** The recorder counted the instructions of the check block; the listing makes the same decision in as many. */
    @Test
    void theChecksAreMadeInAsManyInstructions() throws IOException, UnknownNameException {
        Replay replay = new Replay(Profiles.named("v6.5"));
        int checked = 0;
        for (RecordedLine line : lines()) {
            Map<String, Object> fields = line.fields();
            if (fields.containsKey("check_insns") && replay.replay(fields) instanceof ReplayResult.Agrees agrees) {
                checked++;
                assertThat(agrees.played().orElseThrow().steps().get("decision")).as("line %d", line.number())
                        .isEqualTo(fields.get("check_insns"));
            }
        }
        assertThat(checked).isEqualTo(CHECKED);
    }

    private static List<RecordedLine> lines() throws IOException {
        try (var in = ReplayCommandTest.class.getResourceAsStream(RECORDING)) {
            return ((RecordingReading.Ok) RecordingReader.read(in, "recording")).recording().lines();
        }
    }

    @Test
    void aDifferenceIsToldWithWhatWasGotAndWhatWasRecorded() throws IOException {
        String frame = "{\"rip\":\"0x1\",\"cs\":\"0x33\",\"eflags\":\"0x2\",\"rsp\":\"0x1\",\"ss\":\"0x2b\"}";
        Ran ran = Ran.withInput(line(1).replace("\"path\": \"sysret\"", "\"path\": \"iret\", \"iret_frame\": " + frame),
                "replay", "-");
        assertThat(ran.lines().get(0)).matches(" +1 +amd_nopti +getpid +0 +syscall +differ .*")
                .contains("path is sysret, recorded iret");
        assertThat(ran.lines().get(1)).isEqualTo("1 entries: 0 agree, 1 differ, 0 not applicable");
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void aLineWithoutNamesIsToldByItsNumber() {
        Ran ran = Ran.withInput("\n\n{\"entry\": \"syscall\", \"path\": \"sysret\"}\n", "replay", "-");
        assertThat(ran.lines().get(0)).startsWith("    3  -  ").endsWith("not applicable  no field user_before");
        assertThat(ran.status()).isZero();
    }

    @Test
    void namesFromTheRecordingCannotSteerATerminal() {
        Ran ran = Ran.withInput("{\"scenario\": \"\\u001b[2J\", \"entry\": \"\\u0007\", \"path\": \"iret\"}", "replay",
                "-");
        assertThat(ran.out()).doesNotContain("\u001b").doesNotContain("\u0007").contains("\\u001b[2J");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1           | 2:8  | it ends too early
            {"a": 1} {"b": 2} | 2:11 | something follows the object
            [1, 2]            | 2:1  | this is no JSON object
            {'a': 1}          | 2:3  | this is no JSON
            {"a": 1, "a": 2}  | 2:13 | the field "a" stands here a second time
            {"a": 01}         | 2:7  | this is no JSON
            nonsense          | 2:1  | this is no JSON
            """)
    void aLineThatIsNoJsonEndsEverythingBeforeItBegins(String bad, String place, String message) throws IOException {
        Ran ran = Ran.withInput(line(1) + "\n" + bad + "\n" + line(2) + "\n", "replay", "-");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("standard input:" + place + ": ").contains(message);
    }

    @Test
    void aFileThatCannotBeReadIsToldByName(@TempDir Path folder) throws IOException {
        assertThat(Ran.command("replay", folder.resolve("none.jsonl").toString()).err())
                .contains("none.jsonl: there is no such file");
        assertThat(Ran.command("replay", folder.toString()).status()).isEqualTo(3);
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));
        Ran ran = Ran.command("replay", empty.toString());
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("empty.jsonl: this file is empty");
    }

    @Test
    void anUnknownProfileListsTheNearest() {
        Ran ran = Ran.withInput("{}", "replay", "--kernel", "v6.6", "-");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("v6.6", "v6.5", "v6.8");
    }

    @Test
    void theFileMustBeNamed() {
        assertThat(Ran.command("replay").status()).isEqualTo(2);
        assertThat(Ran.command("replay", "--help").out()).contains("FILE.jsonl", "--kernel", "v6.5");
    }
}
