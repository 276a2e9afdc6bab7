package ringside.ui.chapters;

import org.eclipse.swt.graphics.GC;

import ringside.stepper.chapters.Chapters;
import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;

/**
 * The lengths of the strip, all in pixels and all made from the font.
 *
 * @param line    a line of words
 * @param padding beside words in a box
 * @param gap     between things
 * @param left    where the phases begin, behind the number of the row
 * @param badge   the box at the right that tells how a chapter ends
 */
record StripMeasures(int line, int padding, int gap, int left, int badge) {

    static StripMeasures of(GC gc, Appearance appearance, Chapters chapters) {
        gc.setFont(appearance.font(Typeface.TEXT_BOLD));
        int line = gc.getFontMetrics().getHeight();
        int padding = line / 3;
        int left = gc.textExtent("\u21bb " + chapters.all().size()).x + 2 * padding;
        int badge = 0;
        for (int place = 0; place < Math.min(chapters.all().size(), 1 << 10); place++) {
            badge = Math.max(badge, gc.textExtent(ChapterWords.badge(chapters, place)).x);
        }
        return new StripMeasures(line, padding, Math.max(2, line / 5), left, badge + 2 * padding);
    }

    /** The height of the boxes with phases. */
    int box() {
        return line + 2 * gap;
    }

    /** The height of a row in which the reader is not. */
    int closed() {
        return box() + gap;
    }

    /** The height of the row in which the reader is: with events and checks. */
    int open() {
        return box() + line + 2 * gap + triangle();
    }

    /** The height of the mark above the boxes. */
    int triangle() {
        return line / 2;
    }

    /** The height of the words about a loop. */
    int band() {
        return line + 2 * gap;
    }

    /** The room for phases in a strip of this width. */
    int width(int strip) {
        return Math.max(0, strip - left - badge - 3 * gap);
    }

    /** The upper edge of a row, where another one is open. */
    int top(int row, int open) {
        return gap + row * closed() + (row > open ? open() - closed() : 0);
    }

    /** The row at a height. */
    int rowAt(int y, int open, int rows) {
        int top = top(open, open);
        int row = y < top ? Math.floorDiv(y - gap, closed())
                : y < top + open() ? open : open + 1 + (y - top - open()) / closed();
        return Math.max(0, Math.min(rows - 1, row));
    }
}
