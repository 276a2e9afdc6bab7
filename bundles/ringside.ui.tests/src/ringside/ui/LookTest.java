package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.ThemeChoice;
import ringside.ui.appearance.ThemeSwitch;
import ringside.ui.appearance.Zoom;
import ringside.ui.code.ListingView;
import ringside.ui.views.RegistersView;

/** Theme and zoom of the running window. */
class LookTest {

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @AfterEach
    void normal() {
        TestWindow.run(() -> {
            appearance().zoom(Zoom.NORMAL);
            TestWindow.service(ThemeSwitch.class).choose(ThemeChoice.LIGHT);
        });
        TestWindow.settle();
    }

    @Test
    void switchesToDarkAndLeavesNothingDarkBehind() {
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asTable);
        TestWindow.run(() -> TestWindow.service(ThemeSwitch.class).choose(ThemeChoice.DARK));
        TestWindow.until("colours of the dark theme", () -> TestWindow.get(() -> appearance().dark()));
        TestWindow.until("a dark table", () -> TestWindow.get(() -> brightness(registers.table().control()
                .getBackground()) < 100));
        TestWindow.run(() -> TestWindow.service(ThemeSwitch.class).choose(ThemeChoice.LIGHT));
        TestWindow.until("colours of the light theme", () -> TestWindow.get(() -> !appearance().dark()));
        TestWindow.until("a light table", () -> TestWindow.get(() -> brightness(registers.table().control()
                .getBackground()) > 200));
        assertThat(TestWindow.<Integer>get(() -> brightness(registers.table().control().getForeground())))
                .isLessThan(100);
    }

    @Test
    void zoomsEverythingByKey() {
        TestWindow.view(ListingView.class, ListingView.ID);
        int before = height();
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_EQUALS);
        TestWindow.until("larger letters", () -> height() > before);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_0);
        TestWindow.until("letters as before", () -> height() == before);
    }

    @Test
    void switchesTheThemeAfterAZoomWithoutLosingAFont() {
        TestWindow.run(() -> appearance().zoom(Zoom.nearest(150)));
        TestWindow.settle();
        TestWindow.run(() -> appearance().zoom(Zoom.NORMAL));
        TestWindow.settle();
        for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.CONTRAST,
            ThemeChoice.LIGHT}) {
            TestWindow.run(() -> TestWindow.service(ThemeSwitch.class).choose(choice));
            TestWindow.settle();
            assertThat(TestWindow.<Boolean>get(() -> sound(TestWindow.window().getShell()))).as(choice.word()).isTrue();
        }
    }

    private static boolean sound(Control control) {
        boolean sound = !control.getFont().isDisposed();
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                sound &= sound(child);
            }
        }
        return sound;
    }

    private static int height() {
        return TestWindow.get(() -> appearance().font(Typeface.MONO).getFontData()[0].getHeight());
    }

    private static Appearance appearance() {
        return TestWindow.service(Appearance.class);
    }

    private static int brightness(Color color) {
        return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
    }
}
