package ringside.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchWindow;

import ringside.ui.appearance.TypedTab;

/**
 * Tab goes through the whole window, part after part in the order of reading, and back with Shift. By itself it would
 * stay inside a part. While it is a letter that is typed, Ctrl+Tab goes on, and Tab after Escape.
 */
final class TabOrder {

    private static final List<Class<?>> STOPS = List.of(Table.class, Tree.class, org.eclipse.swt.widgets.List.class,
            Text.class, StyledText.class, Combo.class, Button.class, Spinner.class, ToolBar.class);
    private static final Comparator<Control> READING = Comparator.<Control>comparingInt(each -> each.getLocation().y)
            .thenComparingInt(each -> each.getLocation().x);

    /** Where the platform notes on a control what it shows. */
    private static final String MODEL = "modelElement";

    private final Shell shell;
    private final EPartService parts;

    private TabOrder(Shell shell, EPartService parts) {
        this.shell = shell;
        this.parts = parts;
    }

    /** Lets Tab go through a window. */
    static void over(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        Display display = shell.getDisplay();
        Listener listener = new TabOrder(shell, window.getService(EPartService.class))::traverse;
        display.addFilter(SWT.Traverse, listener);
        shell.addListener(SWT.Dispose, event -> display.removeFilter(SWT.Traverse, listener));
    }

    private void traverse(Event event) {
        boolean on = event.detail == SWT.TRAVERSE_TAB_NEXT;
        boolean back = event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
        if ((on || back) && event.widget instanceof Control from && from.getShell() == shell
                && (!TypedTab.on(from) || (event.stateMask & SWT.CTRL) != 0) && go(from, on ? 1 : -1)) {
            event.detail = SWT.TRAVERSE_NONE;
            event.doit = true;
            event.type = SWT.None;
        }
    }

    /** Goes to the next stop that takes the keyboard. */
    private boolean go(Control from, int way) {
        List<Control> stops = new ArrayList<>();
        collect(shell, stops);
        int here = -1;
        for (Control each = from; each != null && here < 0; each = each.getParent()) {
            here = stops.indexOf(each);
        }
        int start = here < 0 && way < 0 ? 0 : here;
        for (int i = 1; i <= stops.size(); i++) {
            Control next = stops.get(Math.floorMod(start + i * way, stops.size()));
            if (focus(next)) {
                return true;
            }
        }
        return false;
    }

    /** A part that becomes the active one by the keyboard gives it to its first control: so it is made active before. */
    private boolean focus(Control next) {
        for (Control each = next; each != null; each = each.getParent()) {
            if (each.getData(MODEL) instanceof MPart part) {
                parts.activate(part, false);
            }
        }
        return next instanceof ToolBar ? next.setFocus() : next.forceFocus();
    }

    private static void collect(Composite parent, List<Control> stops) {
        Control[] children = parent.getChildren();
        Arrays.sort(children, READING);
        for (Control child : children) {
            if (!child.getVisible() || !child.isEnabled() || hidden(child)) {
                continue;
            }
            if (child instanceof CTabFolder tabs) {
                front(tabs, stops);
            } else if (stop(child)) {
                stops.add(child);
            } else if (child instanceof Composite composite) {
                collect(composite, stops);
            }
        }
    }

    private static boolean hidden(Control child) {
        Point size = child.getSize();
        return size.x <= 1 || size.y <= 1;
    }

    /** Of tabs the one in front, and the row of tabs itself where there is something to choose. */
    private static void front(CTabFolder tabs, List<Control> stops) {
        if (tabs.getItemCount() > 1) {
            stops.add(tabs);
        }
        Control content = tabs.getSelection() == null ? null : tabs.getSelection().getControl();
        if (content instanceof Composite composite && composite.getVisible()) {
            collect(composite, stops);
        }
    }

    private static boolean stop(Control control) {
        boolean takes = (control.getStyle() & SWT.NO_FOCUS) == 0;
        return takes && (STOPS.stream().anyMatch(type -> type.isInstance(control))
                || control instanceof Canvas && control.isListening(SWT.KeyDown));
    }
}
