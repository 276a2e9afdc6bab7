package ringside.ui.appearance;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;

/** The place of what takes all the room that is left in a grid. */
public final class Filling {

    private Filling() {
    }

    /**
     * Returns such a place. It wishes for nothing: else a text would lay out a screen full of lines, and a table measure
     * its rows, each time that their part is laid out.
     */
    public static GridData room() {
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.widthHint = 1;
        data.heightHint = 1;
        return data;
    }
}
