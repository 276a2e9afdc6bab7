package ringside.ui.views;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;

/**
 * Switches the key contexts of a view. The keys for stepping hold wherever no text is typed; the keys for rows hold while
 * a table has the keyboard, and Home and End then go to its first and last row. So Home, End and Space stay with a text
 * field that is open.
 */
public final class KeyScope {

    /** Keys for stepping. */
    public static final String STEPPING = "ringside.ui.stepping";
    /** Home and End as keys for stepping. */
    public static final String ENDS = "ringside.ui.ends";
    /** Keys for the rows of a table. */
    public static final String ROWS = "ringside.ui.rows";

    private final IContextService contexts;
    private final Map<String, IContextActivation> on = new HashMap<>();
    private boolean typing;
    private boolean walking;

    KeyScope(IWorkbenchPartSite site) {
        contexts = site.getService(IContextService.class);
        turn(STEPPING, true);
        turn(ENDS, true);
    }

    /**
     * Switches the keys for rows on while this control has the keyboard.
     *
     * @param ends whether Home and End belong to its rows then
     */
    public void follow(Control rows, boolean ends) {
        rows.addListener(SWT.FocusIn, event -> rows(true, ends));
        rows.addListener(SWT.FocusOut, event -> rows(false, ends));
        rows.addListener(SWT.Dispose, event -> rows(false, ends));
    }

    /** Tells whether text is being typed. */
    public void typing(boolean now) {
        typing = now;
        turn(STEPPING, !typing);
        turn(ENDS, !typing && !walking);
    }

    private void rows(boolean now, boolean ends) {
        turn(ROWS, now);
        walking = now && ends;
        turn(ENDS, !typing && !walking);
    }

    private void turn(String context, boolean now) {
        if (now) {
            on.computeIfAbsent(context, contexts::activateContext);
        } else if (on.containsKey(context)) {
            contexts.deactivateContext(on.remove(context));
        }
    }
}
