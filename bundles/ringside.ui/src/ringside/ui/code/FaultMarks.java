package ringside.ui.code;

import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationAccess;
import org.eclipse.jface.text.source.IAnnotationAccessExtension;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;

/** Draws the sign of a fault in the margin of the program. */
final class FaultMarks implements IAnnotationAccess, IAnnotationAccessExtension {

    /** The type of the annotations. */
    static final String FAULT = "ringside.fault";

    private static final String SIGN = "\u2717";

    private final Appearance appearance;

    FaultMarks(Appearance appearance) {
        this.appearance = appearance;
    }

    @Override
    public Object getType(Annotation annotation) {
        return annotation.getType();
    }

    @Override
    public boolean isMultiLine(Annotation annotation) {
        return false;
    }

    @Override
    public boolean isTemporary(Annotation annotation) {
        return true;
    }

    @Override
    public String getTypeLabel(Annotation annotation) {
        return Messages.Program_fault;
    }

    @Override
    public int getLayer(Annotation annotation) {
        return DEFAULT_LAYER;
    }

    @Override
    public boolean isPaintable(Annotation annotation) {
        return FAULT.equals(annotation.getType());
    }

    @Override
    public boolean isSubtype(Object annotationType, Object potentialSupertype) {
        return annotationType.equals(potentialSupertype);
    }

    @Override
    public Object[] getSupertypes(Object annotationType) {
        return new Object[0];
    }

    @Override
    public void paint(Annotation annotation, GC gc, Canvas canvas, Rectangle bounds) {
        gc.setFont(appearance.font(Typeface.TEXT_BOLD));
        gc.setForeground(appearance.color(Tone.FAILED_TEXT));
        Point size = gc.textExtent(SIGN);
        gc.drawText(SIGN, bounds.x + Math.max(0, (bounds.width - size.x) / 2), bounds.y, true);
    }
}
