package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.views.RegistersView;

/** Drawings that a table stands for: edited by keys, exchanged by one key. */
class TwinTest {

    private static final String RAX = "user.rax";
    private static final int PLACE_OF_RAX = 2;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void aRegisterIsEditedInItsPlaceByKeys() {
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(() -> {
            registers.asGrid();
            registers.grid().control().setFocus();
            registers.grid().select(PLACE_OF_RAX);
        });
        TestWindow.press(KeyEvent.VK_ENTER);
        TestWindow.until("the field is open", () -> TestWindow.get(() -> registers.field().isPresent()));
        TestWindow.press(KeyEvent.VK_7);
        TestWindow.press(KeyEvent.VK_7);
        TestWindow.press(KeyEvent.VK_ENTER);
        TestWindow.until("the value is set", () -> TestWindow.get(() -> TestWindow.session().value(RAX) == 77));
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("it is taken back", () -> TestWindow.get(() -> TestWindow.session().value(RAX) != 77));
    }

    @Test
    void oneKeyShowsTheTableAndTheDrawingAgain() {
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(() -> {
            registers.asGrid();
            registers.grid().control().setFocus();
        });
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_T);
        TestWindow.until("the table is in front", () -> TestWindow.get(() -> registers.table().control().isVisible()));
        assertThat(TestWindow.<Integer>get(() -> registers.table().control().getItemCount())).isGreaterThan(20);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_T);
        TestWindow.until("the drawing is in front", () -> TestWindow.get(() -> registers.grid().control()
                .isVisible()));
    }
}
