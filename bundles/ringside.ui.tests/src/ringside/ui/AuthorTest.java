package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.author.AuthorView;
import ringside.ui.session.Documents;

/** A scenario made in the window, from nothing to an outcome that is met. */
class AuthorTest {
    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @AfterEach
    void back() {
        TestWindow.run(() -> TestWindow.window().getActivePage().resetPerspective());
    }

    @Test
    void aNewScenarioGetsALessonAnInterventionAndARecordedOutcome() {
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_ALT, KeyEvent.VK_N);
        TestWindow.until("a new scenario", () -> TestWindow.get(() -> TestWindow.service(Documents.class).title())
                .contains("My scenario"));
        AuthorView view = TestWindow.view(AuthorView.class, AuthorView.ID);
        type(view, "Title", KeyEvent.VK_A);
        TestWindow.until("the title is an edit", () -> TestWindow.get(() -> TestWindow.session().scenario().getTitle())
                .startsWith("a"));
        type(view, "Question", KeyEvent.VK_W);
        TestWindow.until("the question stands in the lesson", () -> "Question: w".equals(TestWindow.get(() -> TestWindow
                .session().scenario().getLesson())));
        TestWindow.run(() -> {
            TestWindow.active().step(session -> session.goTo(1));
            TestWindow.session().edits().timerInterrupt();
        });
        TestWindow.until("the interrupt is listed", () -> TestWindow.get(view::outside).contains("at step 1"));
        TestWindow.run(view::recordHere);
        TestWindow.until("the outcome is stated", () -> TestWindow.get(view::stated).contains("(recorded)"));
        assertThat(TestWindow.get(() -> TestWindow.session().scenario().getExpectations().get(0).getReturns().size()))
                .isPositive();
        TestWindow.run(() -> TestWindow.session().commands().undo());
        TestWindow.until("undo takes the outcome back", () -> TestWindow.get(() -> TestWindow.session().scenario()
                .getExpectations().isEmpty()));
    }

    /** Puts a letter in front of a field and leaves it by Tab. */
    private static void type(AuthorView view, String field, int key) {
        TestWindow.run(() -> {
            Text text = (Text) view.field(field);
            text.setFocus();
            text.setSelection(0);
        });
        TestWindow.press(key);
        TestWindow.press(KeyEvent.VK_TAB);
    }
}
