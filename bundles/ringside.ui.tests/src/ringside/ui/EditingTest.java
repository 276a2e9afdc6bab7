package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.views.FlagsView;
import ringside.ui.views.RegistersView;

/** Editing in place, refusal, undo by name, and bits by Space. */
class EditingTest {

    private static final int VALUE = 1;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @AfterEach
    void close() {
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asTable);
        TestWindow.run(() -> registers.editing().close());
    }

    @Test
    void aRefusedValueStaysInTheCellWithTheReasonAndNothingChanges() {
        RegistersView registers = open("rcx", "hello");
        TestWindow.press(KeyEvent.VK_ENTER);
        TestWindow.until("the reason stands below the cell", () -> TestWindow.get(() -> registers.editing().refusal()
                .isPresent()));
        assertThat(TestWindow.<String>get(() -> registers.editing().field().orElseThrow().getText()))
                .isEqualTo("hello");
        assertThat(TestWindow.<String>get(() -> registers.editing().refusal().orElseThrow())).contains("hello")
                .contains("0x");
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.session().commands().canUndo())).isFalse();
        TestWindow.press(KeyEvent.VK_ESCAPE);
        TestWindow.until("the cell is closed", () -> TestWindow.get(() -> !registers.editing().active()));
    }

    @Test
    void anAcceptedValueIsShownAndUndoneByItsName() {
        RegistersView registers = open("rcx", "user.rip+2");
        TestWindow.press(KeyEvent.VK_ENTER);
        TestWindow.until("the value is shown", () -> text(registers, "rcx").equals("0000_0000_0040_1002"));
        assertThat(undoLabel()).isEqualTo("Undo Set RCX");
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("the old value is back", () -> text(registers, "rcx").equals("0000_0000_0000_0000"));
    }

    @Test
    void theTooltipOfACellTellsWhatItHoldsNow() {
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asTable);
        Table table = registers.table().control();
        Rectangle cell = TestWindow.get(() -> table.getItem(row(registers, "rcx")).getBounds(VALUE));
        TestWindow.point(table, cell.x + cell.width / 2, cell.y + cell.height / 2);
        TestWindow.until("the tooltip tells 0", () -> !tip(table).isEmpty());
        assertThat(tip(table)).doesNotContain("127");
        TestWindow.get(() -> {
            TestWindow.active().edit("user.rcx", "0x7f");
            return null;
        });
        TestWindow.until("the tooltip tells the new value", () -> tip(table).contains("127"));
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("the tooltip tells the old value", () -> !tip(table).contains("127"));
    }

    @Test
    void spaceTurnsTheTrapFlagOver() {
        FlagsView flags = TestWindow.view(FlagsView.class, FlagsView.ID);
        TestWindow.run(flags::asTable);
        TestWindow.run(() -> {
            flags.table().control().setFocus();
            for (int i = 0; i < flags.table().control().getItemCount(); i++) {
                if (flags.table().control().getItem(i).getText(0).strip().equals("TF")) {
                    flags.table().select(i);
                }
            }
        });
        TestWindow.press(KeyEvent.VK_SPACE);
        TestWindow.until("an edit was made", () -> TestWindow.get(() -> TestWindow.session().commands().canUndo()));
        assertThat(undoLabel()).contains("TF");
    }

    private static RegistersView open(String register, String text) {
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asTable);
        TestWindow.run(() -> registers.table().select(row(registers, register)));
        TestWindow.press(KeyEvent.VK_F2);
        TestWindow.until("the cell is open", () -> TestWindow.get(() -> registers.editing().active()));
        TestWindow.run(() -> registers.editing().field().orElseThrow().setText(text));
        return registers;
    }

    private static int row(RegistersView registers, String register) {
        for (int i = 0; i < registers.table().control().getItemCount(); i++) {
            if (registers.table().control().getItem(i).getText(0).replace("\u25b8", "").strip().equals(register)) {
                return i;
            }
        }
        throw new AssertionError("no row " + register);
    }

    private static String text(RegistersView registers, String register) {
        return TestWindow.get(() -> registers.table().control().getItem(row(registers, register)).getText(VALUE));
    }

    /** What the tooltip says, which never lies over the table that it explains. */
    private static String tip(Table table) {
        return TestWindow.get(() -> {
            Rectangle covered = TestWindow.display().map(table.getParent(), null, table.getBounds());
            for (Shell shell : TestWindow.display().getShells()) {
                if (shell.isVisible() && shell.getText().isEmpty() && shell.getChildren().length == 1
                        && shell.getChildren()[0] instanceof Composite area && area.getChildren().length == 1
                        && area.getChildren()[0] instanceof Label words) {
                    assertThat(shell.getBounds().intersects(covered)).isFalse();
                    return words.getText();
                }
            }
            return "";
        });
    }

    private static String undoLabel() {
        Shell shell = TestWindow.get(() -> TestWindow.window().getShell());
        return TestWindow.get(() -> {
            Menu edit = Arrays.stream(shell.getMenuBar().getItems()).filter(item -> item.getText().replace("&", "")
                    .equals("Edit"))
                    .findFirst().orElseThrow().getMenu();
            edit.notifyListeners(SWT.Show, new Event());
            String label = edit.getItem(0).getText();
            edit.notifyListeners(SWT.Hide, new Event());
            return label.replace("&", "").replaceAll("\\t.*", "");
        });
    }
}
