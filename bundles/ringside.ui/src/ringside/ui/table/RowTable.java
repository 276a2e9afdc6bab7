package ringside.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;

/**
 * A native table that shows values of type {@code R}, by position. Showing a new list touches only the rows that differ
 * from those shown before, so that a step neither flickers nor moves anything. Columns for which there is no room are
 * left out, the last ones first; their words are in the tooltip, which stands beside the table.
 */
public final class RowTable<R> {

    private static final int PADDING = 10;
    private static final int LEAST_COLUMNS = 2;
    private static final int LEAST_WIDTH = 20;
    private static final int WORDS = 22;
    private static final int BAR = 3;
    private static final int ALL = 100;

    private final Table table;
    private final Appearance appearance;
    private final List<Column<R>> columns;
    private final Typeface typeface;
    private final Runnable restyle = this::restyle;
    private final List<Consumer<R>> selectionListeners = new ArrayList<>();
    private Predicate<R> checked = row -> false;
    private Consumer<R> turned = row -> {};
    private List<R> rows = List.of();
    private final TableTip tip;
    private boolean clicked;
    private boolean entering;
    private int before;
    private int sharing = -1;
    private int share;

    /**
     * Makes an empty table.
     *
     * @param parent where it stands
     * @param appearance fonts and colours
     * @param typeface the font of cells that name none
     * @param columns the columns from left to right
     */
    public RowTable(Composite parent, Appearance appearance, Typeface typeface, List<Column<R>> columns) {
        this(parent, appearance, typeface, SWT.NONE, columns);
    }

    /**
     * Makes an empty table.
     *
     * @param parent where it stands
     * @param appearance fonts and colours
     * @param typeface the font of cells that name none
     * @param style {@link SWT#CHECK} for a box before each row, or {@link SWT#NONE}
     * @param columns the columns from left to right
     */
    public RowTable(Composite parent, Appearance appearance, Typeface typeface, int style, List<Column<R>> columns) {
        this.appearance = appearance;
        this.typeface = typeface;
        this.columns = List.copyOf(columns);
        table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL | style);
        table.setHeaderVisible(true);
        for (Column<R> column : columns) {
            TableColumn head = new TableColumn(table, SWT.LEFT);
            head.setText(column.title());
            head.setResizable(true);
        }
        style();
        table.addListener(SWT.Resize, event -> stretch());
        tip = new TableTip(this, appearance);
        table.addListener(SWT.MouseDown, event -> clicked = true);
        table.addListener(SWT.MouseUp, event -> clicked = false);
        table.addListener(SWT.FocusIn, event -> entered());
        table.addListener(SWT.Selection, this::chosen);
        table.addListener(SWT.EraseItem, this::ground);
        appearance.addListener(restyle);
        table.addListener(SWT.Dispose, event -> appearance.removeListener(restyle));
    }

    /**
     * Lets a column share what room is left with the last one.
     *
     * @param column which
     * @param percent how much of it
     */
    public void share(int column, int percent) {
        sharing = column;
        share = percent;
        stretch();
    }

    /** Returns the native control. */
    public Table control() {
        return table;
    }

    /** Returns what is shown. */
    public List<R> rows() {
        return rows;
    }

    /** Shows these rows in place of those before. */
    public void show(List<R> wanted) {
        List<R> old = rows;
        rows = List.copyOf(wanted);
        boolean sameCount = old.size() == rows.size();
        if (!sameCount) {
            table.setRedraw(false);
        }
        for (int i = 0; i < rows.size(); i++) {
            TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
            if (i >= old.size() || !Objects.equals(old.get(i), rows.get(i))) {
                fill(item, rows.get(i));
            }
        }
        if (!sameCount) {
            if (table.getItemCount() > rows.size()) {
                table.remove(rows.size(), table.getItemCount() - 1);
            }
            table.setRedraw(true);
        }
        tip.renew();
    }

    /** Returns the selected row. */
    public Optional<R> selected() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
    }

    /** Selects a row and scrolls to it; does nothing where there is no such row. */
    public void select(int index) {
        if (index >= 0 && index < rows.size()) {
            table.setSelection(index);
            tellSelected(rows.get(index));
        }
    }

    /** Selects the first row of which something is true; does nothing where there is none. */
    public void select(Predicate<R> wanted) {
        for (int i = 0; i < rows.size(); i++) {
            if (wanted.test(rows.get(i))) {
                select(i);
                return;
            }
        }
    }

    /** Adds somebody who follows the selection. */
    public void onSelect(Consumer<R> listener) {
        selectionListeners.add(listener);
    }

    /** Says which rows have their box ticked, and who hears when the user clicks a box. */
    public void checks(Predicate<R> ticked, Consumer<R> listener) {
        checked = ticked;
        turned = listener;
    }

    /** Scrolls only as far as needed to see a row with some rows of context around it. */
    public void reveal(int index, int context) {
        if (index < 0 || index >= rows.size() || table.getItemHeight() == 0) {
            return;
        }
        int visible = Math.max(1, (table.getClientArea().height - table.getHeaderHeight()) / table.getItemHeight());
        int margin = Math.min(context, Math.max(0, (visible - 1) / 2));
        int top = table.getTopIndex();
        if (index < top + margin || index >= top + visible - margin) {
            table.setTopIndex(Math.max(0, index - Math.max(margin, visible / 3)));
        }
    }

    /** Returns the index of the row under a point of the table, or -1. */
    public int rowAt(int x, int y) {
        TableItem item = table.getItem(new Point(x, y));
        return item == null ? -1 : table.indexOf(item);
    }

    /** Returns the index of the column under a point of the table, or -1. */
    public int columnAt(int x, int y) {
        TableItem item = table.getItem(new Point(x, y));
        if (item != null) {
            for (int i = 0; i < columns.size(); i++) {
                if (item.getBounds(i).contains(x, y)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Returns the selected row, or all rows where none is selected, as text with a head line and aligned columns. */
    public String text() {
        return TableText.of(columns, selected().map(List::of).orElse(rows));
    }

    /** Returns the selected row, or all rows where none is selected, as a table in Markdown. */
    public String markdown() {
        return TableText.markdown(columns, selected().map(List::of).orElse(rows));
    }

    /** Fills all rows anew, for example after the theme changed. */
    public void refresh() {
        for (int i = 0; i < rows.size(); i++) {
            fill(table.getItem(i), rows.get(i));
        }
    }

    /** GTK selects the first row when the keyboard comes: but that somebody comes by chooses nothing. */
    private void entered() {
        entering = !clicked;
        before = table.getSelectionIndex();
        table.getDisplay().asyncExec(() -> entering = false);
    }

    private void chosen(Event event) {
        if (entering) {
            table.setSelection(before < 0 ? new int[0] : new int[] {before});
        } else if (event.detail == SWT.CHECK) {
            turned.accept(rows.get(table.indexOf((TableItem) event.item)));
        } else {
            selected().ifPresent(this::tellSelected);
        }
    }

    /** The selected row has a ground on which all colours of words can be read, and a bar at its left edge. */
    private void ground(Event event) {
        if ((event.detail & SWT.SELECTED) == 0) {
            return;
        }
        event.detail &= ~SWT.SELECTED;
        event.gc.setBackground(color(Tone.SELECTED_BACK));
        event.gc.fillRectangle(event.x, event.y, event.width, event.height);
        if (event.index == 0) {
            event.gc.setBackground(color(Tone.CHANGED_TEXT));
            event.gc.fillRectangle(0, event.y, BAR, event.height);
        }
        event.gc.setForeground(color(Tone.INK));
    }

    private void tellSelected(R row) {
        selectionListeners.forEach(listener -> listener.accept(row));
    }

    private void fill(TableItem item, R row) {
        if ((table.getStyle() & SWT.CHECK) != 0) {
            item.setChecked(checked.test(row));
        }
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = columns.get(i).cell().apply(row);
            item.setText(i, cell.text());
            item.setForeground(i, color(cell.ink()));
            item.setBackground(i, color(cell.back()));
            item.setFont(i, font(cell.typeface() == null ? typeface : cell.typeface()));
        }
    }

    private Color color(Tone tone) {
        return tone == null ? null : appearance.color(tone);
    }

    private Font font(Typeface wanted) {
        return appearance.font(wanted);
    }

    private void restyle() {
        table.setRedraw(false);
        style();
        refresh();
        table.setRedraw(true);
        stretch();
    }

    private void style() {
        table.setFont(font(Typeface.TEXT));
        for (int i = 0; i < columns.size(); i++) {
            width(i, width(i));
        }
    }

    /** Returns the width of a letter of values, in pixels. */
    int charWidth() {
        GC gc = new GC(table);
        try {
            gc.setFont(font(Typeface.MONO));
            return (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        } finally {
            gc.dispose();
        }
    }

    /** Columns for which there is no room are left out whole, from the right; the last one shown takes what is left. */
    private void stretch() {
        int room = table.getClientArea().width;
        if (room <= 0) {
            return;
        }
        int shown = 0;
        int taken = 0;
        while (shown < columns.size() && (shown < LEAST_COLUMNS || fits(shown, room - taken))) {
            taken += width(shown++);
        }
        for (int i = 0; i < columns.size(); i++) {
            int shared = sharing >= 0 && sharing < shown - 1 ? Math.max(0, (room - taken) * share / ALL) : 0;
            int rest = i == shown - 1 ? Math.max(LEAST_WIDTH - width(i), room - taken - shared)
                    : i == sharing ? shared : 0;
            width(i, i < shown ? width(i) + rest : 0);
        }
    }

    /** Words may be cut where half of them can be read; numbers may not. */
    private boolean fits(int column, int room) {
        return width(column) <= room || columns.get(column).chars() >= WORDS && width(column) <= 2 * room;
    }

    private int width(int column) {
        return columns.get(column).chars() * charWidth() + PADDING;
    }

    private void width(int column, int wanted) {
        if (table.getColumn(column).getWidth() != wanted) {
            table.getColumn(column).setWidth(wanted);
        }
    }

    /** Returns what a place of the table tells more: its row, its column and the words; empty where nothing is told. */
    Optional<String> tip(int x, int y) {
        int row = rowAt(x, y);
        int column = columnAt(x, y);
        return row < 0 || column < 0 || row >= rows.size() ? Optional.empty()
                : Optional.of(columns.get(column).tip().apply(rows.get(row))).filter(words -> !words.isEmpty());
    }
}
