package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.ui.session.Desk;
import ringside.ui.views.ReasonsView;

/** The checks in the window. */
class ReasonsTest {

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void listsEveryCheckOfTheProfileInItsOrder(String profile) {
        TestWindow.run(() -> TestWindow.service(Desk.class).profile(profile));
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
        TestWindow.run(() -> TestWindow.service(Desk.class).profile("v6.8"));
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
        TestWindow.run(() -> TestWindow.service(Desk.class).profile("v6.8"));
        ReasonsView reasons = TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.until("the checks are listed", () -> TestWindow.get(() -> reasons.table().rows().size() == 6));
        for (int i = 0; i < 6; i++) {
            int row = i;
            assertThat(TestWindow.<String>get(() -> reasons.table().control().getItem(row).getText(1))).isNotBlank();
        }
    }
}
