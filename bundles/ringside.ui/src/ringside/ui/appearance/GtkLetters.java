package ringside.ui.appearance;

import java.nio.charset.StandardCharsets;

import org.eclipse.swt.internal.gtk.GDK;
import org.eclipse.swt.internal.gtk.GTK;
import org.eclipse.swt.internal.gtk.OS;
import org.eclipse.swt.internal.gtk3.GTK3;

/**
 * Letters and signs of what GTK draws without asking anybody for a font: the menu bar, menus, tooltips, the arrows of
 * lists. SWT has no call for them, a style sheet of GTK does. To be loaded where the toolkit is GTK 3 only.
 */
final class GtkLetters {

    /** As strong as the styles that an application gives to its own controls. */
    private static final int PRIORITY = 600;
    private static final int SIGN = 16;
    private static final String ANIMATIONS = "gtk-enable-animations";
    private static final String SHEET = """
            window, tooltip { font-size: %dpt; }
            check, radio, menuitem arrow, combobox arrow, spinbutton button { min-width: %2$dpx; min-height: %2$dpx; }
            """;

    private final long provider;

    /**
     * Joins the style sheets of the screen. Nothing glides from one look to another any more: after each step GTK would
     * paint for a fifth of a second.
     */
    GtkLetters() {
        provider = GTK.gtk_css_provider_new();
        GTK3.gtk_style_context_add_provider_for_screen(GDK.gdk_screen_get_default(), provider, PRIORITY);
        OS.g_object_set(GTK.gtk_settings_get_default(), ascii(ANIMATIONS), false, 0L);
    }

    /**
     * Sets the size.
     *
     * @param points the height of letters
     * @param zoom   how much larger signs are than usual
     */
    void size(int points, Zoom zoom) {
        GTK3.gtk_css_provider_load_from_data(provider, ascii(SHEET.formatted(points, zoom.of(SIGN))), -1, null);
    }

    /** Returns words as C has them. */
    private static byte[] ascii(String words) {
        return (words + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
