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

import ringside.model.ReturnPath;
import ringside.ui.session.Documents;
import ringside.ui.views.ReasonsView;

/** The checks in the window. */
class ReasonsTest {

    private static final int FLIP = 2;
    private static final int BEFORE = 4;
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
        assertThat(TestWindow.<String>get(() -> reasons.table().control().getItem(0).getText(1))).contains(" off");
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
    void onTheFastPathNoCheckIsAskedAndNothingIsOffered() {
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(ENTRY)));
        TestWindow.until("no check is asked", () -> outcomes(reasons).stream().allMatch("not asked"::equals));
        assertThat(TestWindow.<Boolean>get(() -> reasons.remedyButtons().get(FLIP).isEnabled()))
                .as("no slot leads away from the fast path").isFalse();
        assertThat(TestWindow.<String>get(() -> reasons.remedyButtons().get(FLIP).getToolTipText()))
                .contains("SYSRET-FAST");
    }

    @Test
    void aQuestionStillToComeIsTurnedByOneEditWithItsName() {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(session.chronicle().returns().get(0)
                .asked().get(0)
                .step() - BEFORE)));
        TestWindow.until("checks are open", () -> outcomes(reasons).stream().allMatch("would hold"::equals));
        TestWindow.run(() -> reasons.remedyButtons().get(FLIP).notifyListeners(SWT.Selection, new Event()));
        TestWindow.until("a check would fail", () -> outcomes(reasons).contains("would fail"));
        assertThat(TestWindow.<ReturnPath>get(() -> TestWindow.session().state().getVerdict().getPath()))
                .isEqualTo(ReturnPath.IRET);
        assertThat(TestWindow.<String>get(() -> TestWindow.session().commands().getUndoCommand().getLabel()))
                .isEqualTo("Flip Return");
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("the return is as before", () -> TestWindow.get(() -> TestWindow.session().state().getVerdict()
                .getPath() == ReturnPath.SYSRET));
    }

    @Test
    void aQuestionThatWasAskedIsTurnedByGoingBack() {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        long last = TestWindow.get(() -> TestWindow.session().chronicle().returns().get(0).step() - 1);
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(last)));
        TestWindow.until("all were asked", () -> outcomes(reasons).stream().allMatch("held"::equals));
        assertThat(TestWindow.<String>get(() -> reasons.remedyButtons().get(FLIP).getText())).startsWith("Back to ");
        TestWindow.run(() -> reasons.remedyButtons().get(FLIP).notifyListeners(SWT.Selection, new Event()));
        TestWindow.until("we are before the question", () -> TestWindow.get(() -> TestWindow.session().step() < last));
        assertThat(TestWindow.<ReturnPath>get(() -> TestWindow.session().state().getVerdict().getPath()))
                .isEqualTo(ReturnPath.IRET);
    }

    private static List<String> outcomes(ReasonsView reasons) {
        return TestWindow.get(() -> Arrays.stream(reasons.table().control().getItems()).map(item -> item.getText(1)
                .replaceFirst("^\\S+ ", ""))
                .toList());
    }
}
