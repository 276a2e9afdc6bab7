package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.scenarios.recording.RecordedLine;
import ringside.scenarios.recording.RecordingReader;
import ringside.scenarios.recording.RecordingReading;
import ringside.scenarios.text.Diagnostic;

class RecordingReaderTest {

    private static final int MEBIBYTE = 1 << 20;

    private static RecordingReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordingReading read(byte[] bytes) {
        return RecordingReader.read(new ByteArrayInputStream(bytes), "r.jsonl");
    }

    private static List<RecordedLine> lines(String text) {
        RecordingReading reading = read(text);
        assertThat(reading).isInstanceOf(RecordingReading.Ok.class);
        return ((RecordingReading.Ok) reading).recording().lines();
    }

    private static List<String> refused(byte[] bytes) {
        RecordingReading reading = read(bytes);
        assertThat(reading).isInstanceOf(RecordingReading.Refused.class);
        return ((RecordingReading.Refused) reading).problems().stream().map(Diagnostic::toString).toList();
    }

    private static List<String> refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyLineIsAnObjectOfPlainValues() {
        String line = "{\"s\":\"0x1\",\"n\":-3,\"d\":1.5,\"b\":true,\"z\":null,\"l\":[1,{\"x\":2}]}";
        Map<String, Object> fields = lines(line).get(0).fields();
        assertThat(fields).containsEntry("s", "0x1").containsEntry("n", -3L).containsEntry("d", new BigDecimal("1.5"))
                .containsEntry("b", true).containsEntry("z", null).containsEntry("l", List.of(1L, Map.of("x", 2L)));
        assertThat(fields.keySet()).containsExactly("s", "n", "d", "b", "z", "l");
    }

    @Test
    void emptyLinesSayNothingAndLineEndsOfEverySystemAreGood() {
        assertThat(lines("\uFEFF\r\n{}\r\n\r\n  \n{\"a\":1}\n")).extracting(RecordedLine::number).containsExactly(2, 5);
    }

    @Test
    void theFieldsOfALineAreTheCallersOwn() {
        RecordedLine line = lines("{\"a\":1}").get(0);
        line.fields().clear();
        assertThat(line.fields()).containsEntry("a", 1L);
    }

    @Test
    void allBadLinesAreToldAndNothingIsKept() {
        assertThat(refused("{}\n{\n{}\n[]\n")).hasSize(2).satisfies(problems -> {
            assertThat(problems.get(0)).startsWith("r.jsonl:2:");
            assertThat(problems.get(1)).startsWith("r.jsonl:4:1: this is no JSON object");
        });
    }

    @Test
    void manyBadLinesAreNotAllTold() {
        assertThat(refused("{\n".repeat(1000))).hasSize(21).last().asString().contains("the rest was not looked at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "\uFEFF"})
    void anEmptyFileIsNoRecording(String text) {
        assertThat(refused(text)).containsExactly("r.jsonl: this file is empty");
    }

    @Test
    void aHugeLineIsToldByItsNumberAndPlace() {
        String huge = "{\"a\":\"" + "x".repeat(MEBIBYTE) + "\"}";
        assertThat(refused("{}\n" + huge + "\n")).containsExactly("r.jsonl:2:1048577: this line is longer than 1 MiB,"
                + " the most that is accepted: an entry has some 2 KiB");
    }

    @Test
    void aHugeFileIsRefused() {
        byte[] bytes = new byte[64 * MEBIBYTE + 1];
        Arrays.fill(bytes, (byte) '\n');
        assertThat(refused(bytes)).containsExactly("r.jsonl: this file is larger than 64 MiB, the most that is"
                + " accepted: it is probably something else");
    }

    @Test
    void deepNestingIsRefusedAndDoesNotExhaustTheStack() {
        assertThat(refused("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").get(0))
                .startsWith("r.jsonl:1:").contains("Nesting limit");
    }

    @Test
    void bytesThatAreNoTextAreToldWithTheirPlace() {
        byte[] bytes = "{}\n{\"a\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
        bytes[9] = (byte) 0xff;
        assertThat(refused(bytes)).containsExactly("r.jsonl:2:7: the byte 0xff is not UTF-8: save the file as UTF-8");
        bytes[9] = 0;
        assertThat(refused(bytes).get(0)).startsWith("r.jsonl:2:7: a NUL byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":NaN}", "{\"a\":1,}", "{\"a\":1e999999999999}", "{a:1}", "{\"a\":\"\t\"}", "{} //",
        "{\"a\" 1}", "{\"a\":tRue}", "{\"a\":\"\\x\"}"})
    void onlyStrictJsonIsRead(String line) {
        assertThat(refused(line).get(0)).startsWith("r.jsonl:1:");
    }

    @Test
    void filesAreReadToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1}\n");
        assertThat(RecordingReader.read(file)).isInstanceOfSatisfying(RecordingReading.Ok.class,
                ok -> assertThat(ok.recording().name()).isEqualTo(file.toString()));
        assertThat(RecordingReader.read(folder)).isInstanceOf(RecordingReading.Refused.class);
        assertThat(RecordingReader.read(folder.resolve("none"))).isInstanceOf(RecordingReading.Refused.class);
    }
}
