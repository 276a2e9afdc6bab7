package ringside.ui.appearance;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Switches the theme of the running window. */
public final class ThemeSwitch {

    /** Set at start to override what is remembered: {@code light}, {@code dark}, {@code contrast} or {@code system}. */
    public static final String OVERRIDE = "ringside.theme";

    private static final String GTK_THEME = "GTK_THEME";
    private static final String HIGH_CONTRAST = "HighContrast";

    private final IThemeEngine engine;
    private final Settings settings;

    /**
     * Works on the theme engine of the running workbench.
     *
     * @param engine the theme engine
     * @param settings where the choice is remembered
     */
    public ThemeSwitch(IThemeEngine engine, Settings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /** Returns the choice that the start is to show: the override, or what is remembered. */
    public ThemeChoice wanted() {
        return ThemeChoice.named(System.getProperty(OVERRIDE, "")).orElseGet(settings::theme);
    }

    /** Switches on what the start is to show, without remembering it anew. */
    public void start() {
        show(wanted(), System.getProperty(OVERRIDE) == null);
    }

    /** The desktop has another look now: so has the window, if it is to follow the desktop. */
    public void follow() {
        if (wanted() == ThemeChoice.SYSTEM) {
            start();
        }
    }

    /** Switches to a choice and remembers it. */
    public void choose(ThemeChoice choice) {
        settings.theme(choice);
        show(choice, true);
    }

    /**
     * Takes the fonts of the style sheets off everything. The engine disposes its fonts when the theme changes and
     * leaves those
     * in place that look like the default, as after a zoom back to normal; controls would then paint with them.
     * What sets
     * its own font sets it again when it hears of the new look.
     */
    private static void releaseFonts(Composite parent) {
        parent.setFont(null);
        if (parent instanceof CTabFolder folder) {
            for (CTabItem item : folder.getItems()) {
                item.setFont(null);
            }
        }
        for (Control child : parent.getChildren()) {
            if (child instanceof Composite composite) {
                releaseFonts(composite);
            } else {
                child.setFont(null);
            }
        }
    }

    /** GTK may be told of a theme in two ways; the toolkit knows of one. */
    private static boolean contrast(Display display) {
        return display.getHighContrast() || System.getenv().getOrDefault(GTK_THEME, "").startsWith(HIGH_CONTRAST);
    }

    private void show(ThemeChoice choice, boolean keep) {
        String id = choice.themeId(Display.isSystemDarkTheme(), contrast(Display.getCurrent()));
        ITheme active = engine.getActiveTheme();
        if (active == null || !active.getId().equals(id)) {
            for (Shell shell : Display.getCurrent().getShells()) {
                releaseFonts(shell);
            }
            engine.setTheme(id, keep);
        }
    }
}
