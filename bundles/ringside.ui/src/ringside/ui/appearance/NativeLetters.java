package ringside.ui.appearance;

import java.util.function.ObjIntConsumer;

import org.eclipse.swt.SWT;

/** The size of letters that the toolkit draws by itself, where it lets us say so. */
final class NativeLetters {

    private static final String GTK = "gtk";
    private static final int GTK_3 = 3;
    private static final String VERSION = "org.eclipse.swt.internal.gtk.version";

    private NativeLetters() {
    }

    /** Returns what sets the height in points at a zoom; it does nothing on a toolkit of which we know no way. */
    static ObjIntConsumer<Zoom> ofThisToolkit() {
        boolean known = GTK.equals(SWT.getPlatform()) && System.getProperty(VERSION, "").startsWith(GTK_3 + ".");
        return known ? Gtk.letters() : (zoom, points) -> {};
    }

    /** Loaded only where it can be. */
    private static final class Gtk {

        private static ObjIntConsumer<Zoom> letters() {
            GtkLetters letters = new GtkLetters();
            return (zoom, points) -> letters.size(points, zoom);
        }
    }
}
