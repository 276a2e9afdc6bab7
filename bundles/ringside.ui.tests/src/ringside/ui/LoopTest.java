package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.kernel.profile.CheckId;
import ringside.ui.session.Documents;
import ringside.ui.chapters.ChaptersView;
import ringside.ui.code.ListingView;

/** The trap at stuck_here, with and without the check that keeps a program out of it. */
class LoopTest {

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void withoutTheTrapFlagCheckTheWindowSaysThatItRunsInCircles() {
        ChaptersView timeline = runToTheEnd("s53-stuck-here-no-tf-check");
        TestWindow.until("the loop is told", () -> TestWindow.get(() -> !timeline.bannerText().isEmpty()));
        assertThat(TestWindow.<String>get(timeline::bannerText)).contains("loop");
    }

    @Test
    void withTheTrapFlagCheckItMakesProgress() {
        ChaptersView timeline = runToTheEnd("s52-stuck-here-self-traced");
        TestWindow.until("the program is over", () -> TestWindow.get(() -> TestWindow.session().ended().isPresent()));
        assertThat(TestWindow.<String>get(() -> TestWindow.session().ended().orElseThrow())).isEqualTo("end");
        assertThat(TestWindow.<String>get(timeline::bannerText)).isEmpty();
    }

    @Test
    void whatWasSaidOfTheLoopGoesWithAnEditAndWithItsUndo() {
        runToTheEnd("s53-stuck-here-no-tf-check");
        TestWindow.until("the loop is told", () -> TestWindow.get(() -> TestWindow.active().remark().contains("loop")));
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(session.step() - 1)));
        TestWindow.press(KeyEvent.VK_END);
        TestWindow.until("it is told again", () -> TestWindow.get(() -> !TestWindow.active().busy()
                && TestWindow.active().remark().contains("loop")));
        TestWindow.get(() -> {
            TestWindow.active().change(session -> session.edits().toggleCheck(CheckId.RF_TF));
            return null;
        });
        TestWindow.until("nothing is said after the edit", () -> TestWindow.get(() -> TestWindow.active().remark()
                .isEmpty()));
        TestWindow.press(KeyEvent.VK_END);
        TestWindow.until("the run has an end", () -> TestWindow.get(() -> !TestWindow.active().busy()
                && !TestWindow.active().remark().isEmpty()));
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("nothing is said after Undo", () -> TestWindow.get(() -> TestWindow.active().remark()
                .isEmpty()));
    }

    private static ChaptersView runToTheEnd(String scenario) {
        TestWindow.run(() -> TestWindow.service(Documents.class).openLibrary(scenario));
        ChaptersView timeline = TestWindow.view(ChaptersView.class, ChaptersView.ID);
        TestWindow.view(ListingView.class, ListingView.ID);
        TestWindow.press(KeyEvent.VK_END);
        TestWindow.until("the run has stopped", () -> TestWindow.get(() -> !TestWindow.active().busy()
                && TestWindow.session().step() > 0));
        return timeline;
    }
}
