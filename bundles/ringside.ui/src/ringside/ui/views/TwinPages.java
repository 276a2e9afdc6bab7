package ringside.ui.views;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.ui.appearance.Filling;

/** A drawing and the table that tells the same, one of them in front. */
public final class TwinPages {

    private final Composite stack;
    private final StackLayout layout = new StackLayout();
    private Control drawing;
    private Control table;

    /** Makes the place for both. */
    public TwinPages(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(layout);
        stack.setLayoutData(Filling.room());
    }

    /** Returns where both are to be made. */
    public Composite parent() {
        return stack;
    }

    /** Takes both; the drawing is in front. */
    public void take(Control theDrawing, Control theTable) {
        drawing = theDrawing;
        table = theTable;
        layout.topControl = drawing;
    }

    /** Returns whether the table is in front. */
    public boolean asTable() {
        return layout.topControl == table;
    }

    /** Puts one of them in front. */
    public void show(boolean asTable) {
        layout.topControl = asTable ? table : drawing;
        stack.layout();
    }

    /** Returns the one in front. */
    public Control front() {
        return layout.topControl;
    }
}
