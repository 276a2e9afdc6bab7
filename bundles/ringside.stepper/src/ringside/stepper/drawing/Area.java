package ringside.stepper.drawing;

/** A rectangle of the drawing. */
public record Area(int x, int y, int width, int height) {

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public int middle() {
        return y + height / 2;
    }

    public boolean contains(int px, int py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    public boolean holds(Area other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    public boolean meets(Area other) {
        return other.x < right() && x < other.right() && other.y < bottom() && y < other.bottom();
    }

    /** {@return the smallest one that holds both} */
    public Area with(Area other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Area(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /** {@return the same, larger on every side} */
    public Area grown(int by) {
        return new Area(x - by, y - by, width + 2 * by, height + 2 * by);
    }
}
