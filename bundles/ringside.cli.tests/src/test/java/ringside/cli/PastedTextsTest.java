package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts as people paste them, each with its right answer. A block of a file begins with {@code #####} and says: name,
 * kernel (- for none), exit status, answer, origin, path, reason, words that the note or the complaint has (! in front:
 * has not), further arguments.
 */
class PastedTextsTest {
    private static final int FIELDS = 9;
    private static final String UTF_16 = "utf-16be";

    /** One text with what is right. */
    record Pasted(String name, String kernel, int status, List<String> answer, List<String> words, String more,
            String text) {
        @Override
        public String toString() {
            return name;
        }

        byte[] bytes() {
            return text.getBytes(more.equals(UTF_16) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
        }

        String[] arguments() {
            List<String> all = new ArrayList<>(List.of("explain", "--format", "json"));
            if (!kernel.equals("-")) {
                all.addAll(List.of("--kernel", kernel));
            }
            Arrays.stream(more.split(" ")).filter(each -> !each.isEmpty() && !each.equals(UTF_16)).forEach(all::add);
            return all.toArray(String[]::new);
        }
    }

    static Stream<Pasted> texts() {
        return Stream.of("kernels", "debuggers", "forms", "more", "wild").flatMap(file -> Arrays.stream(resource(file)
                .split(
                        "(?m)^##### ")).skip(1)).map(PastedTextsTest::block);
    }

    private static String resource(String file) {
        try (InputStream in = PastedTextsTest.class.getResourceAsStream("pasted/" + file + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Pasted block(String block) {
        int end = block.indexOf('\n');
        String[] fields = Arrays.copyOf(block.substring(0, end).split("\\|", -1), FIELDS);
        String[] head = Arrays.stream(fields).map(each -> each == null ? "" : each.strip()).toArray(String[]::new);
        List<String> words = Arrays.stream(head[7].split(";")).filter(each -> !each.isEmpty()).toList();
        return new Pasted(head[0], head[1], Integer.parseInt(head[2]), List.of(head).subList(3, 7), words, head[8],
                block.substring(end + 1).replace('␛', '\u001b'));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theAnswerIsRight(Pasted pasted) {
        Ran ran = Ran.withInput(pasted.bytes(), pasted.arguments());
        assertThat(ran.status()).as(ran.err()).isEqualTo(pasted.status());
        String told = ran.err();
        if (pasted.status() == 0) {
            JsonObject object = JsonParser.parseString(ran.out()).getAsJsonObject();
            JsonObject frame = object.getAsJsonArray("frames").get(object.get("frame").getAsInt() - 1)
                    .getAsJsonObject();
            assertThat(List.of(text(object.get("answer")), text(frame.get("origin")), text(object.get("path")),
                    text(object.get("reason")))).isEqualTo(pasted.answer());
            told = text(object.get("note"));
        } else {
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err().lines()).hasSize(1);
        }
        for (String word : pasted.words()) {
            if (word.startsWith("!")) {
                assertThat(told).doesNotContain(word.substring(1));
            } else {
                assertThat(told).contains(word);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aScenarioOfItReturnsAsExplained(Pasted pasted, @TempDir Path folder) {
        List<String> arguments = new ArrayList<>(List.of(pasted.arguments()));
        Path file = folder.resolve("pasted.ringside");
        arguments.addAll(List.of("--scenario", file.toString()));
        Ran ran = Ran.withInput(pasted.bytes(), arguments.toArray(String[]::new));
        if (pasted.status() != 0 || pasted.answer().get(0).equals("other-decision")) {
            assertThat(ran.status()).isEqualTo(3);
            assertThat(file).doesNotExist();
            return;
        }
        Ran run = Ran.command("run", "--format", "jsonl", file.toString());
        JsonObject result = JsonParser.parseString(run.lines().get(run.lines().size() - 1)).getAsJsonObject()
                .getAsJsonObject("result");
        assertThat(List.of(text(result.get("path")), text(result.get("reason")))).as(run.err())
                .isEqualTo(pasted.answer().subList(2, 4));
    }

    private static String text(JsonElement element) {
        return element.isJsonNull() ? "" : element.getAsString();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theTextBeginsWithWhatItWasTakenFor(Pasted pasted) {
        String[] arguments = pasted.arguments();
        arguments[2] = "text";
        Ran ran = Ran.withInput(pasted.bytes(), arguments);
        assertThat(ran.status()).isEqualTo(pasted.status());
        if (pasted.status() == 0) {
            assertThat(ran.lines().get(0)).matches("Taken for .*|What .* is unknown.*");
            assertThat(ran.lines().get(1)).matches("One frame: line .*|Frame \\d+ of \\d+ is taken.*");
        }
    }
}
