package ringside.ui.table;

import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;

/**
 * What one cell of a table shows.
 *
 * @param text the words
 * @param ink colour of the words, or null for the usual one
 * @param back colour behind the words, or null for the usual one
 * @param typeface the font, or null for the table's own
 */
public record Cell(String text, Tone ink, Tone back, Typeface typeface) {

    /** An empty cell. */
    public static final Cell EMPTY = of("");

    /** Returns a cell of plain words. */
    public static Cell of(String text) {
        return new Cell(text, null, null, null);
    }

    /** Returns a cell of words with less weight. */
    public static Cell quiet(String text) {
        return new Cell(text, Tone.QUIET_TEXT, null, null);
    }

    /** Returns the same cell in another colour. */
    public Cell ink(Tone tone) {
        return new Cell(text, tone, back, typeface);
    }

    /** Returns the same cell on another ground. */
    public Cell on(Tone tone) {
        return new Cell(text, ink, tone, typeface);
    }

    /** Returns the same cell in another font. */
    public Cell in(Typeface wanted) {
        return new Cell(text, ink, back, wanted);
    }
}
