package ringside.ui.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/**
 * One row: everything from the left, the last child at the right edge. Where the row is too narrow the sign at the
 * right gives way as far as its words allow, and then the lists, which are the children with a wish for their width.
 * Where even that would cut what is chosen in a list, the lists have a row of their own.
 */
final class HeadLayout extends Layout {

    private static final int GAP = 6;
    private static final int MARGIN = 4;

    /** A list measures all its lines each time that it is asked: it is asked once, until somebody says that it changed. */
    private final Map<Control, Point> sizes = new HashMap<>();

    /**
     * Stands as layout data of a child that gives way.
     *
     * @param width in pixels, that it would like
     * @param least in pixels, at which what is chosen is still whole
     */
    record Wish(int width, int least) {
    }

    /** Stands as layout data of the last child; the least width in pixels at which it is still whole. */
    record Least(int width) {
    }

    @Override
    protected boolean flushCache(Control control) {
        sizes.remove(control);
        return true;
    }

    private Point size(Control child) {
        return sizes.computeIfAbsent(child, each -> each.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    }

    @Override
    protected Point computeSize(Composite parent, int widthHint, int heightHint, boolean changed) {
        if (changed) {
            sizes.clear();
        }
        int width = widthHint == SWT.DEFAULT ? parent.getShell().getClientArea().width : widthHint;
        int height = MARGIN;
        for (List<Control> row : rows(parent, width)) {
            height += row.stream().mapToInt(child -> size(child).y).max().orElse(0);
        }
        return new Point(widthHint == SWT.DEFAULT ? sum(List.of(parent.getChildren()), false) : widthHint, height);
    }

    @Override
    protected void layout(Composite parent, boolean changed) {
        if (changed) {
            sizes.clear();
        }
        Rectangle area = parent.getClientArea();
        List<List<Control>> rows = rows(parent, area.width);
        int y = 0;
        for (List<Control> row : rows) {
            int height = row.stream().mapToInt(child -> size(child).y).max().orElse(0);
            place(row, area.width, y, rows.size() == 1 ? area.height : height);
            y += height;
        }
    }

    /** The lists above, the rest below them, where they do not fit beside each other. */
    private List<List<Control>> rows(Composite parent, int width) {
        List<Control> all = Arrays.asList(parent.getChildren());
        if (sum(all, true) <= width) {
            return List.of(all);
        }
        List<Control> lists = new ArrayList<>(all);
        lists.removeIf(child -> !(child.getLayoutData() instanceof Wish));
        List<Control> others = new ArrayList<>(all);
        others.removeAll(lists);
        return lists.isEmpty() || others.isEmpty() ? List.of(all) : List.of(lists, others);
    }

    private int sum(List<Control> row, boolean least) {
        return 2 * MARGIN + row.stream().mapToInt(child -> GAP + (least ? least(child) : wanted(child))).sum();
    }

    /** What is too much for the width is taken from the sign first, then from the lists. */
    private void place(List<Control> row, int width, int y, int height) {
        int lack = Math.max(0, sum(row, false) - width);
        int x = MARGIN;
        for (int i = row.size() - 1; i >= 0; i--) {
            Control child = row.get(i);
            int given = Math.min(lack, Math.max(0, wanted(child) - least(child)));
            if (child.getLayoutData() instanceof Wish && i > 0) {
                given = Math.min(given, lack / 2 + Math.max(0, lack / 2 - room(row.get(i - 1))));
            }
            lack -= given;
            Point size = size(child);
            child.setBounds(x, y + Math.max(0, (height - size.y) / 2), wanted(child) - given, Math.min(size.y, height));
        }
        for (Control child : row) {
            boolean last = child.getParent().getChildren()[child.getParent().getChildren().length - 1] == child;
            x = last ? Math.max(x, width - MARGIN - child.getSize().x) : x;
            child.setLocation(x, child.getLocation().y);
            x += child.getSize().x + GAP;
        }
    }

    private int room(Control child) {
        return Math.max(0, wanted(child) - least(child));
    }

    private int wanted(Control child) {
        return child.getLayoutData() instanceof Wish wish ? Math.max(wish.least(), wish.width()) : size(child).x;
    }

    private int least(Control child) {
        return child.getLayoutData() instanceof Wish wish ? wish.least()
                : child.getLayoutData() instanceof Least least ? Math.min(least.width(), size(child).x) : size(child).x;
    }
}
