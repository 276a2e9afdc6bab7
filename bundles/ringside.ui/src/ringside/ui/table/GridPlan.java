package ringside.ui.table;

import org.eclipse.swt.graphics.Rectangle;

/**
 * Where the cells of a grid stand: row by row, as many side by side as there is room for.
 *
 * @param columns cells side by side
 * @param width   of a cell, in pixels
 * @param height  of a cell, in pixels
 * @param shown   cells for which there is room
 */
record GridPlan(int columns, int width, int height, int shown) {

    static final GridPlan NONE = new GridPlan(1, 1, 1, 0);

    static GridPlan of(Rectangle area, int width, int height, int cells) {
        int columns = Math.max(1, area.width / Math.max(1, width));
        int rows = Math.max(1, area.height / Math.max(1, height));
        int used = Math.max(1, Math.min(columns, cells));
        return new GridPlan(used, Math.max(1, area.width / used), Math.max(1, height), Math.min(cells, columns * rows));
    }

    Rectangle place(int index) {
        return new Rectangle(index % columns * width, index / columns * height, width, height);
    }

    /** Returns the cell at a point, or -1. */
    int at(int x, int y) {
        int index = y / height * columns + x / width;
        return x >= 0 && y >= 0 && x / width < columns && index < shown ? index : -1;
    }
}
