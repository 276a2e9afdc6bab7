package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

import ringside.kernel.meaning.ValueName;
import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change.What;
import ringside.ui.session.Change;
import ringside.ui.table.Cell;
import ringside.ui.table.CellGrid;
import ringside.ui.table.Column;
import ringside.ui.table.FieldOver;
import ringside.ui.table.InlineEdit;
import ringside.ui.table.RowTable;
import ringside.ui.table.Values;

/** The registers of the CPU: value now, value before, edited in place. */
public final class RegistersView extends SessionView implements TwinView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.registers";

    private static final int SHORT_NAME = 6;
    private static final int NAME_CHARS = 15;
    private static final int VALUE_CHARS = 20;
    private static final int BEFORE_CHARS = 7;
    private static final int VALUE_COLUMN = 1;

    private TwinPages pages;
    private CellGrid<RegisterRow> grid;
    private FieldOver over;
    private RowTable<RegisterRow> table;
    private InlineEdit<RegisterRow> edit;

    @Override
    protected void createContent(Composite parent) {
        pages = new TwinPages(parent);
        grid = new CellGrid<>(pages.parent(), appearance(), Messages.Registers_grid, new RegisterLook(appearance()));
        keys().follow(grid.control(), true);
        over = new FieldOver(grid.control(), appearance(), keys()::typing);
        ValueRules<RegisterRow> rules = new ValueRules<>(active(), keys(), RegistersView::valueName,
                row -> Values.brief(row.value()));
        grid.onSelect(row -> active().subject(valueName(row).orElse("")));
        grid.onOpen(row -> open(row, rules));
        grid.onMore(this::twin);
        table = new RowTable<>(pages.parent(), appearance(), Typeface.MONO, List.of(
                Column.of(Messages.Registers_name, NAME_CHARS, RegistersView::name).tip(RegisterRow::meaning),
                Column.of(Messages.Registers_value, VALUE_CHARS, RegistersView::value).tip(RegistersView::detail),
                Column.of(Messages.Registers_before, BEFORE_CHARS, RegistersView::before).tip(RegistersView::detail)));
        adopt(table);
        edit = new InlineEdit<>(table, appearance(), VALUE_COLUMN, rules);
        table.onSelect(row -> active().subject(valueName(row).orElse("")));
        pages.take(grid.control(), table.control());
    }

    private void open(RegisterRow row, ValueRules<RegisterRow> rules) {
        rules.startText(row).ifPresent(start -> over.open(grid.place(), rules.name(row), start, null,
                text -> rules.apply(row, text)));
    }

    @Override
    public void twin() {
        pages.show(!pages.asTable());
        active().session().filter(session -> !active().busy()).ifPresent(session -> show(session, active()
                .everything()));
        pages.front().setFocus();
    }

    @Override
    public String chosen() {
        return (pages.asTable() ? table.selected() : grid.selected()).flatMap(RegistersView::valueName).orElse("");
    }

    @Override
    public void choose(String name) {
        if (pages.asTable()) {
            table.select(row -> valueName(row).filter(name::equals).isPresent());
        } else {
            grid.select((RegisterRow row) -> valueName(row).filter(name::equals).isPresent());
        }
    }

    /** Shows the table in place of the two columns. */
    public void asTable() {
        if (!pages.asTable()) {
            twin();
        }
    }

    /** Shows the two columns in place of the table. */
    public void asGrid() {
        if (pages.asTable()) {
            twin();
        }
    }

    /** Returns the two columns, for those who look at the view from outside. */
    public CellGrid<RegisterRow> grid() {
        return grid;
    }

    /** Returns the field that is open in the two columns. */
    public Optional<Text> field() {
        return over.field();
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE)) {
            edit.close();
            over.close();
            List<RegisterRow> rows = RegisterGroups.rows(session.state(), change.difference(), session.meanings());
            if (pages.asTable()) {
                table.show(rows);
            } else {
                grid.show(rows.stream().filter(row -> !row.heading() && row.name().length() <= SHORT_NAME).toList(),
                        (int) rows.stream().filter(row -> !row.heading()).count());
            }
        }
    }

    @Override
    protected void restyle() {
        grid.restyle();
    }

    @Override
    protected Control focusControl() {
        return pages.front();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new TableRows(table, this::fill, this::edit, () -> {}));
    }

    private void edit() {
        if (pages.asTable()) {
            edit.open();
        } else {
            grid.open();
        }
    }

    /** The table tells everything, also while the two columns are in front. */
    private void fill() {
        active().session().filter(session -> !pages.asTable()).ifPresent(session -> table.show(RegisterGroups.rows(
                session.state(), session.difference(), session.meanings())));
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<RegisterRow> table() {
        return table;
    }

    /** Returns the editing of the value column. */
    public InlineEdit<RegisterRow> editing() {
        return edit;
    }

    private static Optional<String> valueName(RegisterRow row) {
        return row.heading() ? Optional.empty() : Optional.of(ValueName.register(row.name()).text());
    }

    private static Cell name(RegisterRow row) {
        if (row.heading()) {
            return Cell.of(row.name()).on(Tone.HEADING_BACK).in(Typeface.TEXT_BOLD);
        }
        String mark = row.changed() ? Values.CHANGED : " ";
        Cell cell = Cell.of(mark + row.name());
        return row.changed() ? cell.in(Typeface.MONO_BOLD).ink(Tone.CHANGED_TEXT) : cell;
    }

    private static Cell value(RegisterRow row) {
        if (row.heading()) {
            return Cell.EMPTY.on(Tone.HEADING_BACK);
        }
        Cell cell = Cell.of(Values.grouped(row.value()));
        return row.changed() ? cell.in(Typeface.MONO_BOLD).ink(Tone.CHANGED_TEXT).on(Tone.CHANGED_BACK) : cell;
    }

    private static Cell before(RegisterRow row) {
        if (row.heading()) {
            return Cell.EMPTY.on(Tone.HEADING_BACK);
        }
        return row.changed() ? Cell.quiet(Values.difference(row.before(), row.value())) : Cell.EMPTY;
    }

    private static String detail(RegisterRow row) {
        if (row.heading()) {
            return "";
        }
        String now = Values.everyNotation(row.value());
        return row.changed() ? NLS.bind(Messages.Registers_detailChanged, now, Values.grouped(row.before())) : now;
    }
}
