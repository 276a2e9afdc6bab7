package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.ThemeChoice;
import ringside.ui.appearance.ThemeSwitch;
import ringside.ui.appearance.Zoom;
import ringside.ui.code.ListingView;
import ringside.ui.seam.SeamView;
import ringside.ui.views.RegistersView;

/**
 * Explore at three sizes and three zooms: no words are cut, as far as they can be reckoned from their extents. A picture
 * of each is written for a person to look at.
 */
class RoomTest {

    private static final Path PICTURES = Path.of(System.getProperty("basedir", "."), "target", "screenshots");

    private Rectangle before;
    private boolean maximised;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
        TestWindow.view(SeamView.class, SeamView.ID);
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(() -> {
            registers.asGrid();
            maximised = shell().getMaximized();
            before = shell().getBounds();
        });
    }

    @AfterEach
    void normal() {
        TestWindow.run(() -> {
            appearance().zoom(Zoom.NORMAL);
            TestWindow.service(ThemeSwitch.class).choose(ThemeChoice.LIGHT);
            shell().setBounds(before);
            shell().setMaximized(maximised);
        });
        TestWindow.view(ListingView.class, ListingView.ID);
    }

    @ParameterizedTest
    @CsvSource({"1024,768,100", "1024,768,150", "1024,768,200", "1280,800,100", "1280,800,150", "1280,800,200",
        "1920,1080,100", "1920,1080,150", "1920,1080,200"})
    void noWordsAreCut(int width, int height, int percent) throws IOException {
        size(width, height);
        TestWindow.run(() -> appearance().zoom(Zoom.nearest(percent)));
        TestWindow.press(KeyEvent.VK_F8);
        TestWindow.settle();
        picture(width + "x" + height + "-" + percent + "-light");
        assertThat(TestWindow.<List<String>>get(RoomTest::cut)).isEmpty();
    }

    @Test
    void theOtherThemesAreWrittenAsPictures() throws IOException {
        size(1280, 800);
        TestWindow.press(KeyEvent.VK_F8);
        for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.CONTRAST)) {
            TestWindow.run(() -> TestWindow.service(ThemeSwitch.class).choose(theme));
            TestWindow.settle();
            assertThat(picture("1280x800-100-" + theme.word())).exists();
        }
    }

    private static void size(int width, int height) {
        TestWindow.run(() -> {
            shell().setMaximized(false);
            shell().setBounds(0, 0, width, height);
        });
        TestWindow.until("the window has its size", () -> TestWindow.get(() -> shell().getSize().x == width));
        TestWindow.settle();
    }

    private static Path picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Path file = PICTURES.resolve(name + ".png");
        TestWindow.run(() -> {
            while (TestWindow.display().readAndDispatch()) {
                shell().update();
            }
            Pixels.of(shell()).save(file);
        });
        return file;
    }

    private static List<String> cut() {
        List<String> found = new ArrayList<>();
        look(shell(), found);
        cells(found);
        return found;
    }

    private static void look(Composite parent, List<String> found) {
        for (Control child : parent.getChildren()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child instanceof Label label && !label.getText().isBlank()) {
                boolean wraps = (label.getStyle() & SWT.WRAP) != 0;
                Point size = label.getSize();
                Point needed = label.computeSize(wraps ? size.x : SWT.DEFAULT, SWT.DEFAULT);
                if (wraps ? needed.y > size.y : needed.x > size.x) {
                    found.add("label " + label.getText() + ": " + size + " of " + needed);
                }
            } else if (child instanceof Button button && button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > button
                    .getSize().x) {
                found.add("button " + button.getText());
            } else if (child instanceof CTabFolder tabs) {
                tabs(tabs, found);
            }
            if (child instanceof Composite composite) {
                look(composite, found);
            }
        }
    }

    private static void tabs(CTabFolder tabs, List<String> found) {
        GC gc = new GC(tabs);
        try {
            for (CTabItem tab : tabs.getItems()) {
                gc.setFont(tab.getFont());
                int picture = tab.getImage() == null ? 0 : tab.getImage().getBounds().width;
                if (tab.isShowing() && gc.textExtent(tab.getText()).x + picture > tab.getBounds().width) {
                    found.add("tab " + tab.getText());
                }
            }
        } finally {
            gc.dispose();
        }
    }

    private static void cells(List<String> found) {
        RegistersView registers = (RegistersView) TestWindow.window().getActivePage().findView(RegistersView.ID);
        Canvas canvas = registers.grid().control();
        GC gc = new GC(canvas);
        try {
            gc.setFont(appearance().font(Typeface.MONO_BOLD));
            if (gc.textExtent(" rflags  \u2026ffff").x > registers.grid().place().width) {
                found.add("registers");
            }
        } finally {
            gc.dispose();
        }
    }

    private static Shell shell() {
        return TestWindow.window().getShell();
    }

    private static Appearance appearance() {
        return TestWindow.service(Appearance.class);
    }
}
