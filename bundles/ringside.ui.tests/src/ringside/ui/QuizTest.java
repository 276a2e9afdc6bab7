package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ringside.stepper.quiz.Question;
import ringside.stepper.quiz.Sheet;
import ringside.ui.quiz.QuizView;
import ringside.ui.quiz.RuleView;
import ringside.ui.session.Documents;
import ringside.ui.shell.ExplorePerspective;
import ringside.ui.shell.QuizPerspective;

/** Predict, then see: by keys alone. */
class QuizTest {
    private QuizView view;

    @BeforeEach
    void paper() {
        TestWindow.fresh();
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_4);
        TestWindow.until("the quiz is there", () -> perspective().equals(QuizPerspective.ID));
        view = TestWindow.view(QuizView.class, QuizView.ID);
        TestWindow.until("a paper is drawn", () -> TestWindow.get(view::sheet) != null);
    }

    @AfterEach
    void back() {
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_1);
        TestWindow.until("Explore is back", () -> perspective().equals(ExplorePerspective.ID));
        TestWindow.run(() -> TestWindow.window().getActivePage().resetPerspective());
    }

    @Test
    void aPaperIsAnsweredByDigitsAndTheScoreIsExported(@TempDir Path folder) throws IOException {
        String before = TestWindow.get(() -> TestWindow.service(Documents.class).title());
        List<Question> questions = sheet().paper().questions();
        TestWindow.run(() -> view.setFocus());
        for (int at = 0; at < questions.size(); at++) {
            int done = at + 1;
            Question question = questions.get(at);
            int wrong = (question.right() + 1) % question.choices().size();
            TestWindow.until("question " + done, () -> TestWindow.get(view::words).startsWith(done + " of "));
            TestWindow.press(KeyEvent.VK_1 + (at == 0 ? wrong : question.right()));
            TestWindow.until("an answer", () -> sheet().answered() == done);
            assertThat(TestWindow.get(view::words)).contains(question.why());
            TestWindow.press(KeyEvent.VK_PAGE_DOWN);
        }
        assertThat(sheet().right()).isEqualTo(questions.size() - 1);
        Path copy = folder.resolve("score.csv");
        TestWindow.run(() -> view.export(copy));
        List<String> lines = Files.readAllLines(copy);
        assertThat(lines.subList(lines.size() - questions.size(), lines.size())).first().asString().endsWith(",no");
        assertThat(TestWindow.get(() -> TestWindow.service(Documents.class).title())).isEqualTo(before);
    }

    @Test
    void aRuleThatLeavesTheTrapFlagOutGetsACounterExampleThatCanBeLoaded() {
        RuleView rule = TestWindow.view(RuleView.class, RuleView.ID);
        for (Button tick : TestWindow.get(rule::ticks)) {
            String name = TestWindow.get(tick::getText);
            if (!name.startsWith("RF_TF") && !name.startsWith("LIMIT")) {
                TestWindow.run(tick::setFocus);
                TestWindow.press(KeyEvent.VK_SPACE);
            }
        }
        TestWindow.until("a counter-example", () -> TestWindow.get(rule::words).contains("because of RF_TF"));
        Button last = TestWindow.get(() -> rule.ticks().stream().filter(tick -> tick.getText().startsWith("RF_TF"))
                .findFirst().orElseThrow());
        TestWindow.run(last::setFocus);
        TestWindow.press(KeyEvent.VK_SPACE);
        TestWindow.until("the rule is the kernel's", () -> TestWindow.get(rule::words).contains("equivalent"));
    }

    private Sheet sheet() {
        return TestWindow.get(view::sheet);
    }

    private static String perspective() {
        return TestWindow.get(() -> TestWindow.window().getActivePage().getPerspective().getId());
    }
}
