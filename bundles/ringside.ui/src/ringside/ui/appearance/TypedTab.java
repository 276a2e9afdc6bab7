package ringside.ui.appearance;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.widgets.Control;

/**
 * When Tab is a letter in a text that is typed: from the first letter on, until Escape or until the keyboard leaves.
 * Whoever only comes through goes on with Tab, whoever writes indents with it, and Escape, Tab always leaves.
 */
public final class TypedTab {

    private static final String KEY = "ringside.typedTab";

    private TypedTab() {
    }

    /** Follows what is typed in a text; to be called before anybody else takes its keys. */
    public static void in(StyledText text) {
        text.addVerifyKeyListener(event -> typed(text, event));
        text.addListener(SWT.FocusOut, event -> text.setData(KEY, null));
    }

    private static void typed(StyledText text, VerifyEvent event) {
        if (event.character == SWT.ESC) {
            text.setData(KEY, null);
        } else if (event.character >= ' ' && event.character != SWT.DEL || event.character == SWT.CR) {
            text.setData(KEY, (event.stateMask & (SWT.CTRL | SWT.ALT)) == 0 ? Boolean.TRUE : text.getData(KEY));
        }
    }

    /** Returns whether Tab is a letter in a control now. */
    public static boolean on(Control control) {
        return control.getData(KEY) != null;
    }
}
