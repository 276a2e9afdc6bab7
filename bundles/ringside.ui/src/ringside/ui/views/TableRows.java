package ringside.ui.views;

import ringside.ui.table.RowTable;

/** The rows of a table: copied as they stand there, opened and turned over as the view says. */
public final class TableRows implements Rows {

    private static final Runnable NOTHING = () -> {};

    private final RowTable<?> table;
    private final Runnable fill;
    private final Runnable edit;
    private final Runnable toggle;

    /** Rows of a table that always tells everything; nothing is turned over. */
    public TableRows(RowTable<?> table, Runnable edit) {
        this(table, NOTHING, edit, NOTHING);
    }

    /** Rows of a table that always tells everything. */
    public TableRows(RowTable<?> table, Runnable edit, Runnable toggle) {
        this(table, NOTHING, edit, toggle);
    }

    /**
     * Rows of a table that stands behind a drawing.
     *
     * @param fill brings the table up to date before it is copied
     */
    public TableRows(RowTable<?> table, Runnable fill, Runnable edit, Runnable toggle) {
        this.table = table;
        this.fill = fill;
        this.edit = edit;
        this.toggle = toggle;
    }

    @Override
    public String text() {
        fill.run();
        return table.text();
    }

    @Override
    public String markdown() {
        fill.run();
        return table.markdown();
    }

    @Override
    public void edit() {
        edit.run();
    }

    @Override
    public void toggle() {
        toggle.run();
    }
}
