package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.code.ListingView;
import ringside.ui.views.RegistersView;
import ringside.ui.views.TimelineView;

/** Keys for stepping, as they are pressed. */
class SteppingTest {

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void f5MakesAStepAndMarksTheInstructionPointer() {
        TestWindow.view(ListingView.class, ListingView.ID);
        String before = rip();
        TestWindow.press(KeyEvent.VK_F5);
        TestWindow.until("a step was made", () -> TestWindow.get(() -> TestWindow.session().step() > 0));
        TestWindow.until("the row of RIP follows", () -> !rip().equals(before));
        assertThat(rip()).as("a mark besides the colour").startsWith("\u25b8");
    }

    @Test
    void shiftF5GoesBackToTheSameState() {
        TestWindow.view(ListingView.class, ListingView.ID);
        TestWindow.press(KeyEvent.VK_F5);
        TestWindow.until("a step was made", () -> TestWindow.get(() -> TestWindow.session().step() == 1));
        TestWindow.press(KeyEvent.VK_SHIFT, KeyEvent.VK_F5);
        TestWindow.until("back at the start", () -> TestWindow.get(() -> TestWindow.session().step() == 0));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().state().getRip())).isEqualTo(0x401000L);
    }

    @Test
    void endRunsToTheEndAndHomeGoesBack() {
        TestWindow.view(ListingView.class, ListingView.ID);
        TestWindow.press(KeyEvent.VK_END);
        TestWindow.until("the program is over", () -> TestWindow.get(() -> !TestWindow.active().busy()
                && TestWindow.session().ended().isPresent()));
        TimelineView timeline = TestWindow.view(TimelineView.class, TimelineView.ID);
        TestWindow.until("the timeline says so", () -> TestWindow.get(() -> timeline.positionText()
                .contains("ended: end")));
        TestWindow.press(KeyEvent.VK_HOME);
        TestWindow.until("back at the start", () -> TestWindow.get(() -> TestWindow.session().step() == 0));
    }

    @Test
    void f8StopsAtABreakpoint() {
        TestWindow.view(ListingView.class, ListingView.ID);
        long syscall = 0x401005L;
        TestWindow.run(() -> TestWindow.session().breakpoints().set(syscall, true));
        TestWindow.press(KeyEvent.VK_F8);
        TestWindow.until("stopped at the breakpoint", () -> TestWindow.get(() -> !TestWindow.active().busy()
                && TestWindow.session().step() > 0));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().state().getRip())).isEqualTo(syscall);
    }

    private static String rip() {
        RegistersView registers = TestWindow.get(() -> (RegistersView) TestWindow.window().getActivePage()
                .findView(RegistersView.ID));
        return TestWindow.get(() -> registers.table().control().getItem(1).getText(0)
                + registers.table().control().getItem(1).getText(1));
    }
}
