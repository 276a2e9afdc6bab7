package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A paper's key is held against what the other commands say of the same states and runs. */
class QuizCommandTest {
    private static final int COUNT = 120;
    private static List<JsonObject> questions;

    @BeforeAll
    static void draw() {
        questions = paper("7", COUNT);
    }

    private static List<JsonObject> paper(String seed, int count, String... more) {
        List<String> arguments = new ArrayList<>(List.of("quiz", "--seed", seed, "--count",
                String.valueOf(count), "--format", "json"));
        arguments.addAll(List.of(more));
        Ran ran = Ran.command(arguments.toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        JsonObject paper = JsonParser.parseString(ran.out()).getAsJsonObject();
        assertThat(paper.get("seed").getAsString()).isEqualTo(seed);
        return paper.get("questions").getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    private static String text(JsonObject question, String key) {
        return question.get(key).getAsString();
    }

    private static List<JsonObject> of(String... kinds) {
        List<JsonObject> some = questions.stream().filter(each -> List.of(kinds).contains(text(each, "kind"))).toList();
        assertThat(some).isNotEmpty();
        return some;
    }

    @Test
    void everyQuestionHasOneRightAnswerAmongDifferentOnes() {
        assertThat(questions).hasSize(COUNT);
        for (int at = 0; at < COUNT; at++) {
            JsonObject question = questions.get(at);
            assertThat(question.get("id").getAsInt()).isEqualTo(at + 1);
            List<String> choices = question.get("choices").getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsString).toList();
            assertThat(choices).hasSizeBetween(2, 4).doesNotHaveDuplicates().contains(text(question, "answer"));
            assertThat(text(question, "why")).isNotBlank();
            assertThat(question.has("slots")).isNotEqualTo(question.has("scenario") && question.has("step"));
        }
        Set<String> kinds = new HashSet<>();
        questions.forEach(question -> kinds.add(text(question, "kind")));
        assertThat(kinds).containsExactlyInAnyOrder("path", "reason", "reasons", "rcx", "trap", "asked");
    }

    @Test
    void theSameSeedGivesTheSamePaperAndALongerOneBeginsWithTheShorter() {
        assertThat(paper("7", COUNT / 4)).isEqualTo(questions.subList(0, COUNT / 4));
        assertThat(paper("8", COUNT / 4)).isNotEqualTo(questions.subList(0, COUNT / 4));
    }

    @Test
    void neitherAnswerOfAPathIsRare() {
        Map<String, Integer> counts = new HashMap<>();
        of("path").forEach(question -> counts.merge(text(question, "answer"), 1, Integer::sum));
        assertThat(counts).containsOnlyKeys("SYSRET", "IRET").allSatisfy((path, count) -> assertThat(count)
                .isGreaterThanOrEqualTo(of("path").size() / 5));
    }

    @Test
    void decideSaysTheSameOfTheSlots() {
        for (JsonObject question : of("path", "reason", "reasons")) {
            JsonObject slots = question.get("slots").getAsJsonObject();
            String row = String.join(",", slots.asMap().values().stream().map(JsonElement::getAsString).toList());
            Ran decided = Ran.withInput(String.join(",", slots.keySet()) + "\n" + row + "\n", "decide", "--kernel",
                    text(question, "kernel"));
            assertThat(decided.status()).as(decided.err()).isZero();
            String[] cells = decided.lines().get(1).split(",", -1);
            int column = slots.size() + List.of("path", "reason", "reasons").indexOf(text(question, "kind"));
            assertThat(text(question, "answer")).as(question.toString()).isEqualTo(cells[column]);
        }
    }

    @Test
    void theRunSaysTheSame() {
        for (JsonObject question : of("rcx", "trap", "asked")) {
            Run run = Run.of(text(question, "scenario"), text(question, "kernel"));
            long step = question.get("step").getAsLong();
            String expected = switch (text(question, "kind")) {
                case "rcx" -> run.returnAfter(step).get("user").getAsJsonObject().get("rcx").getAsString();
                case "asked" -> run.returnAfter(step).get("asked").getAsJsonArray().isEmpty() ? "no" : "yes";
                default -> run.trapAfter(step);
            };
            assertThat(text(question, "answer")).as(question.toString()).isEqualTo(expected);
        }
    }

    /** The lines of a run, each with the steps done before it. */
    private record Run(List<JsonObject> lines) {

        static Run of(String scenario, String kernel) {
            Ran ran = Ran.command("run", scenario, "--kernel", kernel, "--format", "jsonl", "--max-steps", "20000");
            return new Run(ran.lines().stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList());
        }

        JsonObject returnAfter(long step) {
            return lines.stream().filter(line -> line.has("return")).map(line -> line.get("return").getAsJsonObject())
                    .filter(made -> made.get("returned").getAsLong() > step).findFirst().orElseThrow();
        }

        String trapAfter(long step) {
            long done = 0;
            for (JsonObject line : lines) {
                done = line.has("step") ? line.get("step").getAsLong() : done;
                if (done > step && line.has("event") && line.get("event").getAsString().equals("#DB")
                        && line.get("cpl").getAsInt() == 3) {
                    return line.get("rip").getAsString();
                }
            }
            throw new AssertionError("no #DB after step " + step);
        }
    }

    @Test
    void aPaperCanBeAboutOneKernel() {
        Set<String> kernels = new LinkedHashSet<>();
        paper("3", 18, "--kernel", "v6.8").forEach(question -> kernels.add(text(question, "kernel")));
        assertThat(kernels).containsExactly("v6.8");
    }

    @Test
    void onFredThereIsOnlyAskedWhatCanBeAnsweredThere() {
        assertThat(paper("3", 9, "--kernel", "fred")).hasSize(9).allSatisfy(question -> assertThat(
                text(question, "kind")).isIn("rcx", "trap", "asked"));
    }

    @Test
    void thePrintedPaperHoldsTheQuestionsAndThenTheKey() {
        Ran printed = Ran.command("quiz", "--seed", "7", "--count", "12");
        assertThat(printed.status()).isZero();
        String[] parts = printed.out().split("# Key of paper 7\n");
        assertThat(parts).hasSize(2);
        for (JsonObject question : questions.subList(0, 12)) {
            assertThat(parts[0]).contains("## " + question.get("id").getAsInt() + ". " + text(question, "text"))
                    .doesNotContain(text(question, "why"));
            assertThat(parts[1]).contains(text(question, "why"));
            JsonArray choices = question.get("choices").getAsJsonArray();
            char letter = (char) ('a' + choices.asList().indexOf(question.get("answer")));
            assertThat(parts[1]).contains("\n" + question.get("id").getAsInt() + ". **" + letter + ") ");
        }
    }

    @Test
    void wrongUsageIsSaid() {
        Ran none = Ran.command("quiz", "--seed", "1", "--count", "0");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("from 1 to 1000, not 0");
        assertThat(Ran.command("quiz", "--seed", "x", "--count", "1").status()).isEqualTo(2);
        assertThat(Ran.command("quiz", "--count", "1").status()).isEqualTo(2);
        assertThat(Ran.command("quiz", "--seed", "1", "--count", "1", "--vendor", "amd").err())
                .contains("none but --kernel");
    }
}
