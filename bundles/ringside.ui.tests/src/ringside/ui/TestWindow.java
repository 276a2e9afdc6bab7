package ringside.ui;

import static org.assertj.core.api.Assertions.fail;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import ringside.stepper.Session;
import ringside.ui.lesson.WelcomeView;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Documents;
import ringside.ui.views.SessionView;

/**
 * The real window, driven from a test's thread: everything is done on the thread of the display, and waiting is for
 * conditions.
 */
public final class TestWindow {

    /** The scenario that every test starts with. */
    public static final String FIRST = "s01-plain-getpid";

    private static final long PATIENCE_SECONDS = 30;
    private static final Robot ROBOT = robot();

    private TestWindow() {
    }

    /** Opens a fresh copy of the first scenario at its first step, whatever was there before. */
    public static void fresh() {
        until("the window stands", () -> PlatformUI.isWorkbenchRunning() && get(() -> window() != null));
        until("nothing runs", () -> {
            run(() -> active().cancel());
            return get(() -> !active().busy());
        });
        Session before = get(() -> active().session().orElse(null));
        display().asyncExec(() -> service(Documents.class).openLibrary(FIRST));
        until("the first scenario is open", () -> {
            if (!dialogs().isEmpty()) {
                answer("Do Not Save");
            }
            return get(() -> session() != before);
        });
        run(() -> {
            IWorkbenchPage page = window().getActivePage();
            if (page.findView(WelcomeView.ID) != null) {
                page.hideView(page.findView(WelcomeView.ID));
            }
            window().getShell().forceActive();
        });
        settle();
    }

    /** Presses a button of the dialog that stands before the window, and waits until the dialog is gone. */
    public static void answer(String label) {
        until("a dialog stands there", () -> !dialogs().isEmpty());
        Shell dialog = dialogs().get(0);
        run(() -> buttons(dialog).stream().filter(button -> button.getText().replace("&", "").equals(label))
                .findFirst().orElseThrow().notifyListeners(SWT.Selection, new Event()));
        until("the dialog is gone", () -> get(dialog::isDisposed));
    }

    private static List<Button> buttons(Composite parent) {
        List<Button> buttons = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (child instanceof Button button) {
                buttons.add(button);
            } else if (child instanceof Composite composite) {
                buttons.addAll(buttons(composite));
            }
        }
        return buttons;
    }

    /** Returns the display of the window. */
    public static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** Returns the window; on the thread of the display. */
    public static IWorkbenchWindow window() {
        IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
        return windows.length == 0 ? null : windows[0];
    }

    /** Returns a service of the workbench. */
    public static <T> T service(Class<T> type) {
        return PlatformUI.getWorkbench().getService(type);
    }

    /** Returns the open scenario; on the thread of the display. */
    public static ActiveSession active() {
        return service(ActiveSession.class);
    }

    /** Returns the session; on the thread of the display. */
    public static Session session() {
        return active().session().orElseThrow();
    }

    /** Runs something on the thread of the display and waits for it. */
    public static void run(Runnable action) {
        get(() -> {
            action.run();
            return null;
        });
    }

    /** Asks for something on the thread of the display. */
    public static <T> T get(Callable<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<Exception> failure = new AtomicReference<>();
        display().syncExec(() -> {
            try {
                answer.set(question.call());
            } catch (Exception e) {
                failure.set(e);
            }
        });
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
        return answer.get();
    }

    /** Waits until a condition holds; fails with its name when it takes too long. */
    public static void until(String what, Supplier<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                fail("waited in vain: " + what);
            }
            Thread.onSpinWait();
        }
    }

    /** Lets the display work off what is waiting, twice, so that also what that causes is done. */
    public static void settle() {
        run(() -> {});
        run(() -> {});
    }

    /** Opens a view and gives it the keyboard. */
    public static <T extends SessionView> T view(Class<T> type, String id) {
        T view = get(() -> {
            IWorkbenchPage page = window().getActivePage();
            return type.cast(page.showView(id));
        });
        settle();
        return view;
    }

    /**
     * Presses and releases a key, as a hand would.
     *
     * @param keys codes of {@link KeyEvent}: modifiers first
     */
    public static void press(int... keys) {
        run(() -> window().getShell().forceActive());
        until("the window has the keyboard", () -> get(() -> display().getFocusControl() != null));
        for (int key : keys) {
            ROBOT.keyPress(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            ROBOT.keyRelease(keys[i]);
        }
        settle();
    }

    /** Presses and releases one key where the keyboard is, and waits for nothing. */
    static void key(int key) {
        ROBOT.keyPress(key);
        ROBOT.keyRelease(key);
    }

    /** Moves the pointer, as a hand would, to a place of a control. */
    public static void point(Control control, int x, int y) {
        Point place = get(() -> control.toDisplay(x, y));
        ROBOT.mouseMove(place.x - 1, place.y);
        ROBOT.mouseMove(place.x, place.y);
        settle();
    }

    /** Presses and releases a button of the mouse where the pointer is. */
    public static void click(int button) {
        ROBOT.mousePress(button);
        ROBOT.mouseRelease(button);
        settle();
    }

    /** Drags with the left button from a place of a control to another, as a hand would. */
    public static void drag(Control control, int fromX, int fromY, int toX, int toY) {
        point(control, fromX, fromY);
        ROBOT.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        settle();
        point(control, (fromX + toX) / 2, (fromY + toY) / 2);
        point(control, toX, toY);
        ROBOT.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        settle();
    }

    /** Writes a picture of the window into the output of the build, for a person to look at. */
    static Pixels picture(String name) {
        Path folder = Path.of(System.getProperty("basedir", "."), "target", "screenshots");
        return get(() -> {
            while (display().readAndDispatch()) {
                window().getShell().update();
            }
            Files.createDirectories(folder);
            Pixels pixels = Pixels.of(window().getShell());
            pixels.save(folder.resolve(name + ".png"));
            return pixels;
        });
    }

    /** Returns the dialogs that stand before the window. */
    public static List<Shell> dialogs() {
        return get(() -> Arrays.stream(display().getShells())
                .filter(shell -> shell != window().getShell() && shell.isVisible() && !shell.getText().isEmpty())
                .toList());
    }

    private static Robot robot() {
        System.setProperty("java.awt.headless", "false");
        try {
            return new Robot();
        } catch (AWTException e) {
            throw new IllegalStateException("no screen to press keys on", e);
        }
    }
}
