package ringside.ui.appearance;

import java.util.Locale;
import java.util.Optional;

/** What the user asked for; {@link #SYSTEM} follows the desktop. */
public enum ThemeChoice {
    /** Dark words on white. */
    LIGHT("org.eclipse.e4.ui.css.theme.e4_default"),
    /** Light words on dark grey. */
    DARK("org.eclipse.e4.ui.css.theme.e4_dark"),
    /** White and yellow on black. */
    CONTRAST("ringside.ui.theme.contrast"),
    /** Light, dark or of high contrast, as the desktop is. */
    SYSTEM("");

    private final String themeId;

    ThemeChoice(String themeId) {
        this.themeId = themeId;
    }

    /** Returns the theme to switch on. */
    public String themeId(boolean desktopIsDark, boolean desktopHasContrast) {
        if (this != SYSTEM) {
            return themeId;
        }
        if (desktopHasContrast) {
            return CONTRAST.themeId;
        }
        return desktopIsDark ? DARK.themeId : LIGHT.themeId;
    }

    /** Returns the word that stands for this choice in settings and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a choice by its word. */
    public static Optional<ThemeChoice> named(String word) {
        for (ThemeChoice choice : values()) {
            if (choice.word().equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
