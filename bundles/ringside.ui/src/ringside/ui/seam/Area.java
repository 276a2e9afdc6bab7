package ringside.ui.seam;

import org.eclipse.swt.graphics.Rectangle;

/** A rectangle of the drawing. */
record Area(int x, int y, int width, int height) {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int middle() {
        return y + height / 2;
    }

    boolean contains(int px, int py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    boolean holds(Area other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    boolean meets(Area other) {
        return other.x < right() && x < other.right() && other.y < bottom() && y < other.bottom();
    }

    /** {@return the smallest one that holds both} */
    Area with(Area other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Area(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    Rectangle rectangle() {
        return new Rectangle(x, y, width, height);
    }

    /** {@return the same, larger on every side} */
    Area grown(int by) {
        return new Area(x - by, y - by, width + 2 * by, height + 2 * by);
    }
}
