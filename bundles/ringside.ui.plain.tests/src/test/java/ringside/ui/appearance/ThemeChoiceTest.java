package ringside.ui.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The theme is the user's choice; "as the desktop" follows the desktop's light, dark and high contrast. */
class ThemeChoiceTest {

    @Test
    void followsTheDesktopOnlyWhereThatWasChosen() {
        assertThat(ThemeChoice.SYSTEM.themeId(false, false)).isEqualTo(ThemeChoice.LIGHT.themeId(true, true));
        assertThat(ThemeChoice.SYSTEM.themeId(true, false)).isEqualTo(ThemeChoice.DARK.themeId(false, false));
        assertThat(ThemeChoice.SYSTEM.themeId(false, true)).isEqualTo(ThemeChoice.CONTRAST.themeId(false, false));
        assertThat(ThemeChoice.SYSTEM.themeId(true, true)).isEqualTo(ThemeChoice.CONTRAST.themeId(false, false));
    }

    @Test
    void aWordThatNobodyKnowsIsNoChoice() {
        assertThat(ThemeChoice.named("purple")).isEmpty();
        assertThat(ThemeChoice.named("contrast")).contains(ThemeChoice.CONTRAST);
    }
}
