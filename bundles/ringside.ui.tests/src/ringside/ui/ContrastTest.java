package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.ThemeChoice;
import ringside.ui.appearance.ThemeSwitch;
import ringside.ui.appearance.Tone;
import ringside.ui.session.Documents;
import ringside.ui.views.ReasonsView;
import ringside.ui.views.RegistersView;

/** Contrast of words and marks with what is behind them, in each theme. */
class ContrastTest {

    private static final double WORDS = 4.5;
    private static final double MARKS = 3;
    private static final int LEAST = 6;

    /** Words in these colours... */
    private static final List<Tone> INKS = List.of(Tone.INK, Tone.QUIET_TEXT, Tone.CHANGED_TEXT, Tone.PASSED_TEXT,
            Tone.FAILED_TEXT);
    /** ... stand on these grounds. */
    private static final List<Tone> GROUNDS = List.of(Tone.PAPER, Tone.CHANGED_BACK, Tone.HEADING_BACK,
            Tone.PASSED_BACK, Tone.FAILED_BACK, Tone.SELECTED_BACK);
    private static final List<Tone> CODE = List.of(Tone.CODE_LABEL, Tone.CODE_MNEMONIC, Tone.CODE_REGISTER,
            Tone.CODE_NUMBER);
    private static final List<Tone> FILLED = List.of(Tone.PASSED_MARK, Tone.FAILED_MARK, Tone.NEUTRAL_MARK,
            Tone.PHASE_USER, Tone.PHASE_ENTRY, Tone.PHASE_DISPATCH, Tone.PHASE_WORK, Tone.PHASE_DECISION,
            Tone.PHASE_RETURN);

    private final List<String> told = new ArrayList<>();
    private final List<String> weak = new ArrayList<>();

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @AfterEach
    void normal() {
        TestWindow.run(() -> TestWindow.service(ThemeSwitch.class).choose(ThemeChoice.LIGHT));
        TestWindow.settle();
    }

    @ParameterizedTest
    @EnumSource(value = ThemeChoice.class, names = {"LIGHT", "DARK", "CONTRAST"})
    void wordsAndMarksStandOut(ThemeChoice theme) {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asTable);
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.press(KeyEvent.VK_PAGE_DOWN);
        TestWindow.press(KeyEvent.VK_F8);
        TestWindow.run(() -> TestWindow.service(ThemeSwitch.class).choose(theme));
        TestWindow.settle();
        TestWindow.run(() -> {
            registers.table().select(2);
            reasons.table().select(1);
            TestWindow.window().getShell().update();
        });
        TestWindow.settle();
        TestWindow.run(() -> {
            tones();
            Pixels screen = Pixels.of(TestWindow.window().getShell());
            all(TestWindow.window().getShell(), control -> shown(screen, control));
            registers.asGrid();
        });
        System.out.println("Contrast, " + theme.word() + ":\n  " + String.join("\n  ", told));
        assertThat(weak).as(theme.word()).isEmpty();
    }

    private void tones() {
        INKS.forEach(ink -> GROUNDS.forEach(ground -> pair(ink, ground, WORDS)));
        CODE.forEach(ink -> pair(ink, Tone.PAPER, WORDS));
        CODE.forEach(ink -> pair(ink, Tone.CURRENT_BACK, WORDS));
        for (Tone ink : List.of(Tone.INK, Tone.CHANGED_TEXT, Tone.PASSED_TEXT, Tone.FAILED_TEXT)) {
            pair(ink, Tone.CURRENT_BACK, WORDS);
        }
        pair(Tone.INK, Tone.REMARK_BACK, WORDS);
        pair(Tone.INK, Tone.REFUSED_BACK, WORDS);
        FILLED.forEach(mark -> pair(Tone.MARK_TEXT, mark, WORDS));
        pair(Tone.EDGE, Tone.PAPER, MARKS);
        pair(Tone.CURRENT_BAR, Tone.PAPER, MARKS);
    }

    private void pair(Tone ink, Tone ground, double least) {
        Appearance appearance = TestWindow.service(Appearance.class);
        tell(ink + " on " + ground, Pixels.contrast(appearance.color(ink).getRGB(), appearance.color(ground).getRGB()),
                least);
    }

    private void tell(String what, double found, double least) {
        String line = String.format(Locale.ROOT, "%5.2f  %s", found, what);
        told.add(line);
        if (found < least) {
            weak.add(line);
        }
    }

    private static void all(Composite parent, Consumer<Control> visitor) {
        for (Control child : parent.getChildren()) {
            if (child.isVisible()) {
                visitor.accept(child);
                if (child instanceof Composite composite) {
                    all(composite, visitor);
                }
            }
        }
    }

    private void shown(Pixels screen, Control control) {
        if (control instanceof Table table) {
            rows(screen, table);
        } else if (control instanceof CTabFolder tabs) {
            for (CTabItem tab : tabs.getItems()) {
                measure("tab " + tab.getText(), screen, tabs, tab.getBounds(), WORDS);
            }
        } else if (control instanceof Label label && !label.getText().isBlank()) {
            measure("label " + label.getText(), screen, label, label.getBounds(), WORDS);
        } else if (control instanceof Button button && !button.getText().isBlank() && button.isEnabled()) {
            measure("button " + button.getText(), screen, button, button.getBounds(), WORDS);
        } else if (control instanceof Combo combo) {
            measure("list " + combo.getText(), screen, combo, combo.getBounds(), WORDS);
        } else if (control instanceof ToolBar bar) {
            for (int i = 0; i < bar.getItemCount(); i++) {
                if (bar.getItem(i).isEnabled()) {
                    measure("icon " + bar.getItem(i).getToolTipText(), screen, bar, bar.getItem(i).getBounds(), MARKS);
                }
            }
        }
    }

    private void rows(Pixels screen, Table table) {
        Rectangle seen = table.getClientArea();
        for (TableItem item : table.getItems()) {
            boolean selected = table.getSelectionIndex() >= 0 && table.getItem(table.getSelectionIndex()) == item;
            String row = (selected ? "selected " : "") + "cell ";
            for (int i = 0; i < table.getColumnCount(); i++) {
                Rectangle words = item.getTextBounds(i);
                if (!item.getText(i).isBlank() && within(words, seen)) {
                    measureAt(row + item.getText(i), screen, table, words, WORDS);
                }
            }
        }
    }

    private static boolean within(Rectangle part, Rectangle seen) {
        return part.y >= seen.y && part.y + part.height <= seen.y + seen.height && part.width > LEAST
                && part.x + LEAST < seen.width;
    }

    private void measure(String what, Pixels screen, Control control, Rectangle bounds, double least) {
        boolean own = control instanceof CTabFolder || control instanceof ToolBar;
        measureAt(what, screen, control, own ? bounds : new Rectangle(0, 0, bounds.width, bounds.height), least);
    }

    private void measureAt(String what, Pixels screen, Control control, Rectangle part, double least) {
        if (part.width > LEAST && part.height > LEAST) {
            tell(what.replace('\n', ' '), screen.contrast(control, part), least);
        }
    }
}
