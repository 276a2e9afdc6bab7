package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.views.RegistersView;

/** Copying rows as text. */
class CopyTest {

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void copiesTheSelectedRowWithItsHead() {
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asTable);
        TestWindow.run(() -> {
            registers.table().control().setFocus();
            registers.table().select(1);
        });
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_C);
        TestWindow.until("the row is on the clipboard", () -> clipboard().contains("0000_0000_0040_1000"));
        assertThat(clipboard().lines()).hasSize(2).first().asString().startsWith("Register").contains("Value");
    }

    private static String clipboard() {
        return TestWindow.get(() -> {
            Clipboard clipboard = new Clipboard(TestWindow.display());
            try {
                return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
            } finally {
                clipboard.dispose();
            }
        });
    }
}
