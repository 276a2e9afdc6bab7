package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.stepper.Session;
import ringside.ui.session.Documents;
import ringside.ui.views.ReasonsView;

/** The checks in the window. */
class ReasonsTest {

    private static final int FLIP = 2;
    private static final long ENTRY = 3;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void listsEveryCheckOfTheProfileInItsOrder(String profile) {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile(profile));
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        List<String> wanted = TestWindow.get(() -> TestWindow.session().profile()
                .checks(TestWindow.session().options()).stream().map(Enum::name).toList());
        assertThat(wanted).hasSize(6);
        TestWindow.until("all checks of " + profile + " are listed", () -> TestWindow.get(reasons::checks)
                .equals(wanted));
        assertThat(TestWindow.<Integer>get(() -> reasons.table().control().getItemCount())).isEqualTo(wanted.size());
    }

    @Test
    void spaceSwitchesACheckOff() {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.until("the checks are listed", () -> TestWindow.get(() -> reasons.table().rows().size() == 6));
        TestWindow.run(() -> reasons.table().select(0));
        TestWindow.press(KeyEvent.VK_SPACE);
        TestWindow.until("the box is empty", () -> TestWindow.get(() -> !reasons.table().control().getItem(0)
                .getChecked()));
        assertThat(TestWindow.<String>get(() -> reasons.table().control().getItem(0).getText(1))).startsWith("off");
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("the box is ticked", () -> TestWindow.get(() -> reasons.table().control().getItem(0)
                .getChecked()));
    }

    @Test
    void saysTheOutcomeInWordsBesidesThePicture() {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.until("the checks are listed", () -> TestWindow.get(() -> reasons.table().rows().size() == 6));
        for (int i = 0; i < 6; i++) {
            int row = i;
            assertThat(TestWindow.<String>get(() -> reasons.table().control().getItem(row).getText(1))).isNotBlank();
        }
    }

    @Test
    void onTheFastPathTheChecksAreDecidedOneByOneAndNoneIsAsked() {
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(ENTRY)));
        TestWindow.until("checks wait", () -> outcomes(reasons).contains("not yet"));
        long waiting = waiting(reasons);
        int decisions = 0;
        while (waiting > 0) {
            TestWindow.run(() -> TestWindow.active().step(Session::stepInto));
            TestWindow.settle();
            long now = waiting(reasons);
            assertThat(now).as("a check that was decided stays decided").isLessThanOrEqualTo(waiting);
            decisions += now < waiting ? 1 : 0;
            waiting = now;
        }
        assertThat(decisions).as("moments at which checks were decided").isGreaterThan(2);
        assertThat(outcomes(reasons)).containsOnly("would pass");
        assertThat(TestWindow.<String>get(reasons::remarkText)).contains("asks none");
        assertThat(TestWindow.<Boolean>get(() -> reasons.remedyButtons().get(FLIP).isEnabled()))
                .as("no slot leads away from the fast path").isFalse();
    }

    @Test
    void anEditOfSeveralRegistersIsOneStepOfTheHistoryWithItsName() {
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.until("the smallest edit is told", () -> TestWindow.get(reasons::words)
                .contains("set RCX to 0x401000") && TestWindow.get(reasons::words).contains("set R11 to 0x202"));
        TestWindow.run(() -> reasons.remedyButtons().get(FLIP).notifyListeners(SWT.Selection, new Event()));
        TestWindow.until("all checks pass", () -> outcomes(reasons).stream().allMatch("passed"::equals));
        assertThat(TestWindow.<String>get(() -> TestWindow.session().commands().getUndoCommand().getLabel()))
                .isEqualTo("Flip Verdict");
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("both registers are back", () -> TestWindow.get(() -> TestWindow.session().value(
                "user.rcx") == 0 && TestWindow.session().value("user.r11") == 0));
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.session().commands().canUndo())).isFalse();
    }

    private static long waiting(ReasonsView reasons) {
        return outcomes(reasons).stream().filter("not yet"::equals).count();
    }

    private static List<String> outcomes(ReasonsView reasons) {
        return TestWindow.get(() -> Arrays.stream(reasons.table().control().getItems()).map(item -> item.getText(1))
                .toList());
    }
}
