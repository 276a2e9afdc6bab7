package ringside.ui.appearance;

import org.eclipse.swt.widgets.Control;

/** Where the style sheets of the theme have no say, because the colour carries a meaning. */
public final class Styling {

    private static final String DISABLED = "org.eclipse.e4.ui.css.disabled";

    private Styling() {
    }

    /** Keeps the style sheets away from a control that colours itself. */
    public static void own(Control control) {
        control.setData(DISABLED, Boolean.TRUE);
    }
}
