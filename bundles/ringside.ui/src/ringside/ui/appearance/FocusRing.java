package ringside.ui.appearance;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Scrollable;

import ringside.stepper.drawing.Tone;

/** Shows which control has the keyboard, where the control itself does not. */
public final class FocusRing {

    private FocusRing() {
    }

    /** Draws a dotted ring inside a control while it has the keyboard. */
    public static void on(Scrollable control, Appearance appearance) {
        control.addListener(SWT.Paint, event -> paint(event.gc, control, appearance));
        control.addListener(SWT.FocusIn, event -> control.redraw());
        control.addListener(SWT.FocusOut, event -> control.redraw());
    }

    private static void paint(GC gc, Control control, Appearance appearance) {
        if (control.isFocusControl()) {
            Rectangle area = ((Scrollable) control).getClientArea();
            draw(gc, area.x, area.y, area.width, area.height, appearance);
        }
    }

    /** Draws a dotted ring just inside of an area. */
    public static void draw(GC gc, int x, int y, int width, int height, Appearance appearance) {
        gc.setForeground(appearance.color(Tone.INK));
        gc.setLineWidth(1);
        gc.setLineStyle(SWT.LINE_DOT);
        gc.drawRectangle(x, y, width - 1, height - 1);
        gc.setLineStyle(SWT.LINE_SOLID);
    }
}
