package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;
import ringside.ui.code.ListingView;

/** A program that never ends, in a window that stays usable. */
class LongRunTest {

    private static final String ENDLESS = "_start:\n    inc rax\n    jmp _start\n    hlt\n";

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void escStopsARunThatWouldNotEnd() {
        TestWindow.run(() -> {
            try {
                Scenario scenario = ScenarioLibrary.find(TestWindow.FIRST);
                scenario.setProgram(ENDLESS);
                scenario.setMaxSteps(Long.MAX_VALUE);
                TestWindow.active().open(Session.open(scenario));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        TestWindow.view(ListingView.class, ListingView.ID);
        TestWindow.press(KeyEvent.VK_F8);
        TestWindow.until("the run goes on in the background", () -> TestWindow.get(() -> TestWindow.active().busy()));
        TestWindow.until("the run makes progress", () -> TestWindow.get(() -> TestWindow.active().progress()
                .orElse(0) > 0
                || !TestWindow.active().busy()));
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.active().busy())).as("it does not end by itself").isTrue();
        TestWindow.press(KeyEvent.VK_ESCAPE);
        TestWindow.until("the run has stopped", () -> TestWindow.get(() -> !TestWindow.active().busy()));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isPositive();
    }
}
