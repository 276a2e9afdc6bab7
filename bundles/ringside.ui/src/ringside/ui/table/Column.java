package ringside.ui.table;

import java.util.function.Function;

/**
 * One column of a table; its width never depends on what the rows hold.
 *
 * @param title the head of the column
 * @param chars width in characters of the mono font
 * @param cell what a row shows here
 * @param tip the tooltip of a row here, empty for none
 */
public record Column<R>(String title, int chars, Function<R, Cell> cell, Function<R, String> tip) {

    /** Makes a column without tooltips. */
    public static <R> Column<R> of(String title, int chars, Function<R, Cell> cell) {
        return new Column<>(title, chars, cell, row -> "");
    }

    /** Returns the same column with tooltips. */
    public Column<R> tip(Function<R, String> text) {
        return new Column<>(title, chars, cell, text);
    }
}
