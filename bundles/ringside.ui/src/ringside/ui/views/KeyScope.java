package ringside.ui.views;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;

/**
 * Switches the key contexts of a view. The keys for stepping hold wherever no text is typed; the keys for rows hold
 * while a
 * table has the keyboard. So Home, End and Space stay with a text field that is open.
 */
public final class KeyScope {

    /** Keys for stepping. */
    public static final String STEPPING = "ringside.ui.stepping";
    /** Keys for the rows of a table. */
    public static final String ROWS = "ringside.ui.rows";

    private final IContextService contexts;
    private IContextActivation stepping;
    private IContextActivation rows;

    KeyScope(IWorkbenchPartSite site) {
        contexts = site.getService(IContextService.class);
        stepping = contexts.activateContext(STEPPING);
    }

    /** Switches the keys for rows on while this table has the keyboard. */
    public void follow(Control table) {
        table.addListener(SWT.FocusIn, event -> rows(true));
        table.addListener(SWT.FocusOut, event -> rows(false));
        table.addListener(SWT.Dispose, event -> rows(false));
    }

    /** Tells whether text is being typed. */
    public void typing(boolean on) {
        if (on && stepping != null) {
            contexts.deactivateContext(stepping);
            stepping = null;
        } else if (!on && stepping == null) {
            stepping = contexts.activateContext(STEPPING);
        }
    }

    private void rows(boolean on) {
        if (on && rows == null) {
            rows = contexts.activateContext(ROWS);
        } else if (!on && rows != null) {
            contexts.deactivateContext(rows);
            rows = null;
        }
    }
}
