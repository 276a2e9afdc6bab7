package ringside.ui.views;

/** What the commands for the rows of a table can do in a view. */
public interface Rows {

    /** Returns the selected row, or all rows, as text. */
    String text();

    /** Returns the same in Markdown. */
    default String markdown() {
        return "```\n" + text().strip() + "\n```\n";
    }

    /** Opens the selected row for editing, where it can be edited. */
    default void edit() {
    }

    /** Selects the row that is marked among all others, where there is one. */
    default void toMarked() {
    }

    /** Turns over what the selected row stands for: a bit, a check, a breakpoint. */
    default void toggle() {
    }
}
