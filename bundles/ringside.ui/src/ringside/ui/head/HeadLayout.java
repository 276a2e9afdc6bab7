package ringside.ui.head;

import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/**
 * One row: everything from the left, the last child at the right edge. Where the row is too narrow the sign at the
 * right gives way as far as its words allow, and then the lists, which are the children with a wish for their width.
 */
final class HeadLayout extends Layout {

    private static final int GAP = 6;
    private static final int MARGIN = 4;
    private static final int LEAST = 60;

    /** Stands as layout data of a child that gives way; the width in pixels that it would like. */
    record Wish(int width) {
    }

    /** Stands as layout data of the last child; the least width in pixels at which it is still whole. */
    record Least(int width) {
    }

    @Override
    protected Point computeSize(Composite parent, int widthHint, int heightHint, boolean changed) {
        int width = 2 * MARGIN;
        int height = 0;
        for (Control child : parent.getChildren()) {
            Point size = child.computeSize(SWT.DEFAULT, SWT.DEFAULT);
            width += wanted(child, size) + GAP;
            height = Math.max(height, size.y);
        }
        return new Point(widthHint == SWT.DEFAULT ? width : widthHint, height + MARGIN);
    }

    @Override
    protected void layout(Composite parent, boolean changed) {
        Rectangle area = parent.getClientArea();
        Control[] children = parent.getChildren();
        if (children.length == 0) {
            return;
        }
        int lack = Math.max(0, computeSize(parent, SWT.DEFAULT, SWT.DEFAULT, changed).x - area.width);
        Control last = children[children.length - 1];
        int given = last.getLayoutData() instanceof Least least ? Math.max(0, Math.min(lack, wanted(last, last
                .computeSize(SWT.DEFAULT, SWT.DEFAULT)) - least.width())) : 0;
        lack -= given;
        long yielding = Arrays.stream(children).filter(child -> child.getLayoutData() instanceof Wish).count();
        int less = yielding == 0 ? 0 : (int) Math.ceil((double) lack / yielding);
        int x = MARGIN;
        for (int i = 0; i < children.length; i++) {
            Point size = children[i].computeSize(SWT.DEFAULT, SWT.DEFAULT);
            int width = wanted(children[i], size);
            if (children[i].getLayoutData() instanceof Wish) {
                width = Math.max(LEAST, width - less);
            }
            if (i == children.length - 1) {
                width -= given;
                x = Math.max(x, area.width - MARGIN - width);
            }
            int height = Math.min(size.y, area.height);
            children[i].setBounds(x, (area.height - height) / 2, width, height);
            x += width + GAP;
        }
    }

    private static int wanted(Control child, Point size) {
        return child.getLayoutData() instanceof Wish wish ? wish.width() : size.x;
    }
}
