package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.scenarios.program.ProgramReader;
import ringside.scenarios.program.ProgramReading;
import ringside.scenarios.text.Diagnostic;

class ProgramReaderTest {

    @TempDir
    Path folder;

    private static ProgramReading read(byte[] bytes) {
        return ProgramReader.read(new ByteArrayInputStream(bytes), "a.s");
    }

    private static ProgramReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(ProgramReading reading) {
        assertThat(reading).isInstanceOf(ProgramReading.Refused.class);
        List<Diagnostic> problems = ((ProgramReading.Refused) reading).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.s"), "_start:\n\thlt # ü\n");
        assertThat(ProgramReader.read(file)).isEqualTo(new ProgramReading.Ok(file.toString(), "_start:\n\thlt # ü\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nop\nhlt\n", "nop\r\nhlt\r\n", "nop\rhlt\r", "\uFEFFnop\nhlt\r\n"})
    void makesLineEndsOfAllSystemsTheSame(String text) {
        assertThat(read(text)).isEqualTo(new ProgramReading.Ok("a.s", "nop\nhlt\n"));
    }

    @Test
    void namesLineAndColumnOfWhatIsNotText() {
        assertThat(refusal(read("nop\r\n hlt \u0001")))
                .isEqualTo("a.s:2:6: the character U+0001 is not accepted in a program: remove it");
        assertThat(refusal(read("nop\nmov\u202E eax, 1"))).startsWith("a.s:2:4: the character U+202E");
        assertThat(refusal(read("nop\n\nh\0lt"))).startsWith("a.s:3:2: a NUL byte");
        assertThat(refusal(read("nop\n # \u00FC".getBytes(StandardCharsets.ISO_8859_1))))
                .startsWith("a.s:2:4: the byte 0xfc is not UTF-8");
    }

    @Test
    void refusesWhatIsNoProgram() {
        assertThat(refusal(read(""))).isEqualTo("a.s: this file is empty");
        assertThat(refusal(read("nop".getBytes(StandardCharsets.UTF_16)))).contains("UTF-16");
        assertThat(refusal(read("nop\n".repeat(300_000)))).contains("larger than 1 MiB");
        assertThat(refusal(ProgramReader.read(folder))).contains("directory");
        assertThat(refusal(ProgramReader.read(folder.resolve("none.s")))).endsWith("none.s: there is no such file");
    }
}
