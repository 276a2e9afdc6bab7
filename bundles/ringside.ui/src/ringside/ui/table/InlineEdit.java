package ringside.ui.table;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;

/**
 * Editing of one column of a table in place. What is refused stays in the cell, with the reason right below it, and
 * nothing changes; Escape gives up, Enter and leaving the cell apply.
 */
public final class InlineEdit<R> {

    private static final String REFUSED = "\u2717 ";

    /** What a table allows to be edited. */
    public interface Rules<R> {

        /** Returns the text to start with, or empty where this row cannot be edited. */
        Optional<String> startText(R row);

        /** Returns what is edited, for a screen reader. */
        String name(R row);

        /** Applies the text; returns why it is refused, or empty when it was applied. */
        Optional<String> apply(R row, String text);

        /** Tells that the keyboard belongs to a text field, or no longer does. */
        void typing(boolean on);
    }

    private final RowTable<R> rows;
    private final Appearance appearance;
    private final int column;
    private final Rules<R> rules;
    private final TableEditor editor;
    private R edited;
    private Text text;
    private Label message;
    private boolean applying;

    /**
     * Adds editing to a table.
     *
     * @param rows the table
     * @param appearance fonts and colours
     * @param column index of the column that is edited
     * @param rules what may be edited and how
     */
    public InlineEdit(RowTable<R> rows, Appearance appearance, int column, Rules<R> rules) {
        this.rows = rows;
        this.appearance = appearance;
        this.column = column;
        this.rules = rules;
        Table table = rows.control();
        editor = new TableEditor(table);
        editor.grabHorizontal = true;
        editor.horizontalAlignment = SWT.LEFT;
        table.addListener(SWT.MouseDoubleClick, this::doubleClick);
        table.addListener(SWT.KeyDown, this::typed);
        table.addListener(SWT.Dispose, event -> editor.dispose());
    }

    /** Returns whether a cell is being edited. */
    public boolean active() {
        return text != null && !text.isDisposed();
    }

    /** Returns the field that is open. */
    public Optional<Text> field() {
        return active() ? Optional.of(text) : Optional.empty();
    }

    /** Returns why the text in the field was refused, or empty. */
    public Optional<String> refusal() {
        return message == null || message.isDisposed() ? Optional.empty() : Optional.of(message.getText());
    }

    /** Opens the field on the selected row, where that row can be edited. */
    public void open() {
        rows.selected().ifPresent(row -> open(row, null));
    }

    /** Closes the field without applying it. */
    public void close() {
        if (!active()) {
            return;
        }
        boolean focus = text.isFocusControl();
        Text closing = text;
        text = null;
        edited = null;
        forget();
        closing.dispose();
        rules.typing(false);
        if (focus && !rows.control().isDisposed()) {
            rows.control().setFocus();
        }
    }

    private void doubleClick(Event event) {
        if (event.button == 1 && rows.rowAt(event.x, event.y) >= 0) {
            open();
        }
    }

    private void typed(Event event) {
        if (event.keyCode == SWT.CR && !active()) {
            open();
            event.doit = !active();
            return;
        }
        boolean plain = (event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0;
        if (plain && (Character.isLetterOrDigit(event.character) || event.character == '-') && !active()) {
            boolean opened = rows.selected().map(row -> open(row, String.valueOf(event.character))).orElse(false);
            event.doit = !opened;
        }
    }

    private boolean open(R row, String typed) {
        Optional<String> start = rules.startText(row);
        if (start.isEmpty()) {
            return false;
        }
        close();
        Table table = rows.control();
        TableItem item = table.getItem(table.getSelectionIndex());
        edited = row;
        text = new Text(table, SWT.BORDER | SWT.SINGLE);
        text.setFont(appearance.font(Typeface.MONO));
        text.setText(typed != null ? typed : start.get());
        text.addListener(SWT.KeyDown, this::key);
        text.addListener(SWT.Modify, event -> forget());
        text.addListener(SWT.FocusOut, event -> text.getDisplay().asyncExec(this::left));
        Named.as(rules.name(row), text);
        editor.minimumHeight = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        editor.minimumWidth = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        editor.setEditor(text, item, column);
        rules.typing(true);
        text.setFocus();
        if (typed != null) {
            text.setSelection(typed.length());
        } else {
            text.selectAll();
        }
        return true;
    }

    private void key(Event event) {
        if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            event.doit = false;
            apply();
        } else if (event.keyCode == SWT.ESC) {
            event.doit = false;
            close();
        }
    }

    private void left() {
        if (active() && !text.isFocusControl() && refusal().isEmpty()) {
            apply();
        }
    }

    private void apply() {
        if (!active() || applying) {
            return;
        }
        applying = true;
        try {
            Text field = text;
            Optional<String> refused = rules.apply(edited, field.getText());
            if (refused.isPresent() && active()) {
                refuse(refused.get());
            } else {
                close();
            }
        } finally {
            applying = false;
        }
    }

    private void refuse(String reason) {
        forget();
        Table table = rows.control();
        message = new Label(table, SWT.WRAP | SWT.BORDER);
        Styling.own(message);
        message.setText(REFUSED + reason.replace("&", "&&"));
        message.setFont(appearance.font(Typeface.TEXT));
        message.setForeground(appearance.color(Tone.INK));
        message.setBackground(appearance.color(Tone.REFUSED_BACK));
        Rectangle field = text.getBounds();
        Rectangle area = table.getClientArea();
        int width = Math.max(1, area.width - 2);
        Point size = message.computeSize(width, SWT.DEFAULT);
        int below = field.y + field.height;
        int y = below + size.y <= area.y + area.height ? below : Math.max(area.y, field.y - size.y);
        message.setBounds(area.x + 1, y, width, size.y);
        message.moveAbove(null);
    }

    private void forget() {
        if (message != null) {
            message.dispose();
            message = null;
        }
    }
}
