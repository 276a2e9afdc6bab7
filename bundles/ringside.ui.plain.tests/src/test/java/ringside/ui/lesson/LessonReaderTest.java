package ringside.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.lesson.LessonPlace;
import ringside.ui.Messages;
import ringside.ui.lesson.Piece.Look;

/** The Markdown of lessons. */
class LessonReaderTest {

    @Test
    void titlesParagraphsListsAndCodeBecomeLines() {
        LessonText lesson = LessonReader.read("""
                # Title

                Words that
                go on.

                * one
                * two with `code`
                    * inner
                3. three
                4. four

                ```
                mov rax, 1
                  syscall
                ```
                """);
        assertThat(lesson.words()).isEqualTo("""
                Title
                Words that go on.
                \u2022 one
                \u2022 two with code
                \u2022 inner
                3. three
                4. four
                mov rax, 1
                  syscall""");
        assertThat(lesson.lines()).extracting(LessonLine::depth).containsExactly(0, 0, 1, 1, 2, 1, 1, 0, 0);
        assertThat(looks(lesson, "Title")).containsExactly(Look.TITLE);
        assertThat(looks(lesson, "code")).containsExactly(Look.CODE);
    }

    @Test
    void weightAndVoiceAreKept() {
        LessonText lesson = LessonReader.read("**bold *both*** and *other*");
        assertThat(looks(lesson, "bold ")).containsExactly(Look.BOLD);
        assertThat(looks(lesson, "both")).containsExactlyInAnyOrder(Look.BOLD, Look.ITALIC);
        assertThat(looks(lesson, "other")).containsExactly(Look.ITALIC);
    }

    @Test
    void linksLeadToPlacesScenariosAndKernelsOnly() {
        LessonText lesson = LessonReader.read("[a](check:CS) [b](scenario:s01-plain-getpid) [c](kernel:v6.8) "
                + "[d](https://example.org/x) [e](scenario:none) [f](javascript:alert(1)) <https://example.org>");
        assertThat(lesson.links()).containsExactly(
                new LessonLink.ToPlace(new LessonPlace(LessonPlace.Kind.CHECK, "CS")),
                new LessonLink.ToScenario("s01-plain-getpid"), new LessonLink.ToKernel("v6.8"));
        assertThat(lesson.words()).isEqualTo("a b c d (https://example.org/x) e (scenario:none) "
                + "f (javascript:alert(1)) https://example.org (https://example.org)");
    }

    @Test
    void scriptsMarkupAndPicturesAreWordsAndNothingIsFetched() {
        LessonText lesson = LessonReader.read("""
                Look <b onclick="x()">here</b> ![a picture](https://example.org/a.png)

                <script src="https://example.org/a.js">
                alert(1)
                </script>

                <img src="https://example.org/b.png">
                """);
        assertThat(lesson.links()).isEmpty();
        assertThat(lesson.words()).isEqualTo("""
                Look <b onclick="x()">here</b> a picture (https://example.org/a.png)
                <script src="https://example.org/a.js">
                alert(1)
                </script>
                <img src="https://example.org/b.png">""");
    }

    @Test
    void aLessonThatIsMissingOrTooLongIsSaidInOneSentence() {
        assertThat(LessonReader.read(" \n").words()).isEqualTo(Messages.Lesson_none);
        LessonText tooLong = LessonReader.read("# x\n" + "word ".repeat(100_000));
        assertThat(tooLong.lines().get(0).words()).isEqualTo(Messages.Lesson_long);
        assertThat(tooLong.words()).hasSizeLessThan(70_000).contains("# x");
    }

    @Test
    void nothingIsLostOfWhatIsNestedWithoutEnd() {
        String deep = "*a **b ".repeat(4000);
        assertThat(LessonReader.read(deep).words()).contains("a").contains("b");
        assertThat(LessonReader.read(">".repeat(20_000) + " end").words()).endsWith("end");
        assertThat(LessonReader.read("[".repeat(20_000) + "end").words()).endsWith("end");
        assertThat(LessonReader.read("* ".repeat(5000) + "end").words()).endsWith("end");
    }

    @Test
    void everyLinkOfTheLibraryLeadsSomewhere() {
        assertThat(ScenarioLibrary.all()).allSatisfy(scenario -> {
            long written = scenario.getLesson().split("\\]\\(", -1).length - 1;
            assertThat(LessonReader.read(scenario.getLesson()).links()).as(scenario.getId()).hasSize((int) written);
        });
    }

    private static List<Look> looks(LessonText lesson, String words) {
        Optional<Piece> piece = lesson.lines().stream().flatMap(line -> line.pieces().stream())
                .filter(each -> each.words().equals(words)).findFirst();
        return List.copyOf(piece.orElseThrow().looks());
    }
}
