package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.Arrays;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.appearance.Appearance;
import ringside.ui.present.Presentation;
import ringside.ui.session.Documents;

/** The run as slides: in, through and out by a presenter's keys. */
class PresentTest {
    private static final String SCENARIO = "s32-tracer-sets-df";
    private static final int MOST_SLIDES = 60;

    @BeforeEach
    void open() {
        TestWindow.fresh();
        TestWindow.run(() -> TestWindow.service(Documents.class).openLibrary(SCENARIO));
    }

    private static Shell slides() {
        return TestWindow.get(() -> Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> shell.getText().startsWith("Ringside: ")).findFirst().orElse(null));
    }

    @Test
    void f11ShowsSlidesAndEscComesBackToTheSameStep() {
        TestWindow.press(KeyEvent.VK_F5);
        TestWindow.until("a step is made", () -> TestWindow.<Long>get(() -> TestWindow.session().step()) == 1);
        TestWindow.press(KeyEvent.VK_F11);
        TestWindow.until("the slides are there", () -> slides() != null);
        key(KeyEvent.VK_PAGE_DOWN);
        TestWindow.until("the run stands elsewhere", () -> TestWindow.<Long>get(() -> TestWindow.session().step()) > 1);
        key(KeyEvent.VK_ESCAPE);
        TestWindow.until("the slides are gone", () -> slides() == null);
        TestWindow.until("the step is the same", () -> TestWindow.<Long>get(() -> TestWindow.session().step()) == 1);
    }

    @Test
    void eachCheckIsAskedBeforeItIsAnsweredAndThePredictionIsHeldAgainstTheReturn() {
        Presentation shown = TestWindow.get(() -> Presentation.begin(TestWindow.window().getShell(),
                TestWindow.active(), TestWindow.service(Appearance.class)).orElseThrow());
        turnTo(shown, "check 4 of 4");
        assertThat(words(shown)).contains("Does the program get the flags that it is to have?").contains("\n?\n")
                .doesNotContain("fails");
        key(KeyEvent.VK_1);
        TestWindow.until("the answer", () -> words(shown).contains("fails \u2192 IRET"));
        assertThat(words(shown)).contains("\u2717 R11 == RFLAGS").contains("\u2013 SS == 0x2b");
        turnTo(shown, "Back in the program by IRET, because of R11_FLAGS");
        assertThat(words(shown)).contains("You said SYSRET: no.");
        key(KeyEvent.VK_B);
        TestWindow.until("the screen is black", () -> words(shown).isEmpty());
        key(KeyEvent.VK_B);
        TestWindow.until("the slide is back", () -> !words(shown).isEmpty());
        key(KeyEvent.VK_N);
        TestWindow.until("the lesson is there", () -> words(shown).startsWith("Notes\n"));
        key(KeyEvent.VK_ESCAPE);
        TestWindow.until("the slides are gone", () -> !TestWindow.get(shown::open));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isZero();
    }

    /** Presses a key in front of the slides. */
    private static void key(int key) {
        TestWindow.until("the slides have the keyboard", () -> TestWindow.get(() -> {
            Shell active = Display.getCurrent().getActiveShell();
            return active != null && active.getText().startsWith("Ringside: ") && Display.getCurrent()
                    .getFocusControl() != null;
        }));
        TestWindow.key(key);
    }

    private static String words(Presentation shown) {
        return TestWindow.get(shown::words);
    }

    private static void turnTo(Presentation shown, String words) {
        for (int turned = 0; turned < MOST_SLIDES && !words(shown).contains(words); turned++) {
            String place = TestWindow.get(shown::place);
            key(KeyEvent.VK_PAGE_DOWN);
            TestWindow.until("another slide", () -> !TestWindow.get(shown::place).equals(place));
        }
        assertThat(words(shown)).contains(words);
    }
}
