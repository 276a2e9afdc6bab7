package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.stepper.Session;
import ringside.ui.lesson.LessonView;
import ringside.ui.lesson.WelcomeView;
import ringside.ui.session.Documents;

/** The doors of the first start, the lesson beside its run, the library. */
class LessonTest {

    @BeforeEach
    void open() {
        TestWindow.fresh();
    }

    @Test
    void threeKeysLeadFromTheDoorsToTheAnswerWhyItWasIret() {
        TestWindow.view(WelcomeView.class, WelcomeView.ID);
        TestWindow.press(KeyEvent.VK_2);
        TestWindow.until("the kernel asks", () -> TestWindow.get(() -> TestWindow.session().next().line().filter(
                line -> "RCX_RIP".equals(line.check())).isPresent()));
        assertThat(TestWindow.get(() -> page().findView(WelcomeView.ID))).isNull();
        TestWindow.until("the lesson asks", () -> lesson().contains("The kernel decides now."));
        TestWindow.press(KeyEvent.VK_SPACE);
        TestWindow.until("the return is turned over", () -> TestWindow.get(() -> TestWindow.session().prospect().path()
                .filter(Path.IRET::equals).isPresent()));
        TestWindow.press(KeyEvent.VK_F8);
        TestWindow.until("the question is answered", () -> lesson().contains(
                "Other than the scenario states for v6.8: return 1 is IRET RCX_RIP"));
    }

    @Test
    void escLeavesTheDoors() {
        TestWindow.view(WelcomeView.class, WelcomeView.ID);
        TestWindow.press(KeyEvent.VK_ESCAPE);
        TestWindow.until("the doors are gone", () -> TestWindow.get(() -> page().findView(WelcomeView.ID) == null));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isZero();
    }

    @Test
    void aLinkOfTheLessonLeadsToItsPlace() {
        LessonView view = TestWindow.view(LessonView.class, LessonView.ID);
        assertThat(TestWindow.get(view::words)).contains("How does a system call go in and come back?", "Plain getpid");
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_DOWN);
        TestWindow.press(KeyEvent.VK_ENTER);
        TestWindow.until("the kernel is entered", () -> TestWindow.get(() -> TestWindow.session().chronicle().place()
                .phase().equals("entry")));
    }

    @Test
    void theNextLessonIsTheNextOfItsGroup() {
        Session before = TestWindow.get(TestWindow::session);
        TestWindow.view(LessonView.class, LessonView.ID);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_J);
        TestWindow.until("another scenario is open", () -> TestWindow.get(() -> TestWindow.session() != before));
        assertThat(TestWindow.get(() -> TestWindow.service(Documents.class).library())).contains("s02-bad-number");
    }

    @Test
    void theLibraryIsSearchedWhileOneTypesAndEnterOpens() {
        TestWindow.view(LessonView.class, LessonView.ID);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_N);
        TestWindow.until("the library stands there", () -> !TestWindow.dialogs().isEmpty());
        Shell library = TestWindow.dialogs().get(0);
        TestWindow.run(() -> ((Text) library.getDisplay().getFocusControl()).setText("popfq"));
        TestWindow.run(() -> library.getDefaultButton().notifyListeners(SWT.Selection,
                new Event()));
        TestWindow.until("the scenario is open", () -> TestWindow.get(() -> TestWindow.service(Documents.class)
                .library().filter("s55-popf-sets-tf"::equals).isPresent()));
    }

    private static IWorkbenchPage page() {
        return TestWindow.window().getActivePage();
    }

    private static String lesson() {
        return TestWindow.get(() -> page().findView(LessonView.ID) instanceof LessonView view ? view.question() : "");
    }
}
