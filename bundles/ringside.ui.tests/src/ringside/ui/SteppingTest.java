package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.code.ListingView;
import ringside.ui.views.RegistersView;
import ringside.ui.chapters.ChaptersView;
import ringside.ui.session.Documents;

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
        ChaptersView timeline = TestWindow.view(ChaptersView.class, ChaptersView.ID);
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

    @Test
    void pageDownPeriodCommaAndF8TurnThePages() {
        TestWindow.run(() -> TestWindow.service(Documents.class).openLibrary("s32-tracer-sets-df"));
        TestWindow.view(ListingView.class, ListingView.ID);
        TestWindow.press(KeyEvent.VK_PAGE_DOWN);
        TestWindow.until("the kernel is entered", () -> phase().equals("entry"));
        TestWindow.press(KeyEvent.VK_PERIOD);
        TestWindow.until("a check is about to be decided", () -> phase().equals("decision"));
        long second = TestWindow.get(() -> TestWindow.session().step());
        TestWindow.press(KeyEvent.VK_PERIOD);
        TestWindow.until("the next one", () -> TestWindow.get(() -> TestWindow.session().step() > second));
        TestWindow.press(KeyEvent.VK_COMMA);
        TestWindow.until("the one before", () -> TestWindow.get(() -> TestWindow.session().step() == second));
        TestWindow.press(KeyEvent.VK_F8);
        TestWindow.until("back in the program", () -> phase().equals("user"));
        TestWindow.press(KeyEvent.VK_PAGE_UP);
        TestWindow.until("the phase before", () -> phase().equals("return"));
    }

    private static String phase() {
        return TestWindow.get(() -> TestWindow.session().state().getPhase().getLiteral());
    }

    private static String rip() {
        RegistersView registers = TestWindow.get(() -> (RegistersView) TestWindow.window().getActivePage()
                .findView(RegistersView.ID));
        TestWindow.run(registers::asTable);
        return TestWindow.get(() -> registers.table().control().getItem(1).getText(0)
                + registers.table().control().getItem(1).getText(1));
    }
}
