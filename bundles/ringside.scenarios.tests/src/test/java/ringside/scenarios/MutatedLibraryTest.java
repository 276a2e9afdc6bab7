package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Diagnostic;

/**
 * Every file of the library, damaged in many ways: each is read whole or refused with messages, never anything else.
 */
class MutatedLibraryTest {

    private static final int MUTATIONS = 500;
    private static final int WRITTEN_AGAIN = 16;
    private static final List<String> SPLINTERS = List.of("<", ">", "&", "\"", "'", "/>", "<!--", "-->", "<![CDATA[",
            "]]>",
            "&#0;", "&#xFFFF;", "&amp;", "<?x?>", "<!DOCTYPE a>", "\u0000", "\uFEFF", "\u202E", "\n", "\r", "\t", "=",
            " ",
            "0x", "-1", "18446744073709551616", "xsi:type=\"ringside:Poke\"", " href=\"#/\"", "xmlns:a=\"java://a.B\"",
            "<start/>", "<tracer/>", "</program>", "ringside:", "NaN", "true", "٣");

    static List<String> ids() {
        return Samples.sound();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void survivesDamage(String id) throws IOException {
        byte[] good = bytes(id);
        long base = id.hashCode() * 1_000_003L;
        LongStream.range(base, base + MUTATIONS).parallel().forEach(seed -> {
            byte[] bad = damaged(good, new Random(seed));
            try {
                check(bad, seed % WRITTEN_AGAIN == 0);
            } catch (RuntimeException | StackOverflowError | AssertionError escaped) {
                fail("%s with seed %d: %s%n%s", id, seed, escaped, new String(bad, StandardCharsets.UTF_8));
            }
        });
    }

    private static byte[] bytes(String id) throws IOException {
        try (InputStream in = ScenarioLibrary.class.getResourceAsStream("library/" + id + ScenarioLibrary.ENDING)) {
            return in.readAllBytes();
        }
    }

    private static void check(byte[] bytes, boolean writeAgain) {
        Reading reading = Samples.read(bytes);
        if (reading instanceof Reading.Refused refused) {
            assertThat(refused.problems()).isNotEmpty();
            int lines = 1 + (int) new String(bytes, StandardCharsets.ISO_8859_1).chars()
                    .filter(c -> c == '\n' || c == '\r').count();
            for (Diagnostic problem : refused.problems()) {
                assertThat(problem.file()).isEqualTo(Samples.NAME);
                assertThat(problem.line()).isBetween(0, lines);
                assertThat(problem.message()).isNotBlank().doesNotContainPattern("[a-z]\\.[A-Z]\\w*(Exception|Error)");
            }
        } else if (writeAgain) {
            assertThat(ScenarioWriter.problems(((Reading.Ok) reading).scenario(), Samples.NAME)).isEmpty();
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good;
        for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes = damagedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] damagedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(60));
        int other = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> spliced(bytes, at, at + 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
            case 1 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(bytes, at, end, new byte[0]);
            case 3 -> spliced(bytes, other, other, Arrays.copyOfRange(bytes, at, end));
            case 4 -> spliced(bytes, at, random.nextBoolean() ? at : end,
                    SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.UTF_8));
            default -> spliced(bytes, at, bytes.length, new byte[] {'>'});
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(inserted);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
