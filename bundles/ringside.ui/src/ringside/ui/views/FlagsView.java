package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.meaning.FlagField;
import ringside.kernel.meaning.Meaning;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.Topic;
import ringside.kernel.meaning.ValueName;
import ringside.model.RegisterValue;
import ringside.model.State;
import ringside.stepper.Session;
import ringside.stepper.shown.StateDifference;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.table.Cell;
import ringside.ui.table.CellGrid;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.table.Values;

/** RFLAGS as named bits, turned over one by one; what entry clears and what the two returns bring back. */
public final class FlagsView extends SessionView implements TwinView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.flags";

    private static final List<FlagField> FIELDS = Stream.of("TF", "RF", "IF", "DF", "NT", "AC", "IOPL", "CF", "PF",
            "AF", "ZF", "SF", "OF", "VM", "VIF", "VIP", "ID").map(name -> FlagField.named(name).orElseThrow()).toList();
    /** The bit of CR4. */
    private static final long FRED = 1L << 32;
    private static final List<String> NOT_BY_SYSRET = List.of("RF", "VM");
    private static final List<String> NOT_BY_IRET = List.of("VM");
    private static final int BOX_ROWS = 2;
    private static final int MARGIN = 6;
    private static final int NAME_CHARS = 6;
    private static final int VALUE_CHARS = 6;
    private static final int MASK_CHARS = 9;
    private static final int RETURN_CHARS = 8;
    private static final int MEANING_CHARS = 10;
    private static final String YES = "\u2713";
    private static final String NO = "\u2013";

    private Label caption;
    private TwinPages pages;
    private FittedHeight height;
    private CellGrid<FlagCell> grid;
    private RowTable<FlagRow> table;
    private Meanings meanings;

    @Override
    protected void createContent(Composite parent) {
        height = new FittedHeight(getSite());
        caption = line(parent, MARGIN);
        caption.setText(Messages.Flags_caption);
        caption.addListener(SWT.Resize, event -> fit());
        pages = new TwinPages(parent);
        grid = new CellGrid<>(pages.parent(), appearance(), Messages.Flags_grid, new FlagLook(appearance()));
        keys().follow(grid.control(), true);
        grid.onSelect(cell -> active().subject(valueName(cell.row())));
        grid.onOpen(cell -> toggle());
        grid.onMore(this::twin);
        table = new RowTable<>(pages.parent(), appearance(), Typeface.MONO, List.of(
                Column.of(Messages.Flags_name, NAME_CHARS, FlagsView::name).tip(FlagRow::meaning),
                Column.of(Messages.Flags_value, VALUE_CHARS, FlagsView::value).tip(FlagRow::meaning),
                Column.<FlagRow>of(Messages.Flags_entry, MASK_CHARS, row -> row.cleared()
                        ? Cell.of(Messages.Flags_cleared) : Cell.quiet(Messages.Flags_kept)).tip(row -> meanings.about(
                                Topic.FLAGS_AT_ENTRY)),
                Column.<FlagRow>of(Messages.Flags_sysret, RETURN_CHARS, row -> restored(row, NOT_BY_SYSRET))
                        .tip(row -> meanings.about(Topic.FLAGS_BY_SYSRET)),
                Column.<FlagRow>of(Messages.Flags_iret, RETURN_CHARS, row -> restored(row, NOT_BY_IRET))
                        .tip(row -> meanings.about(Topic.FLAGS_BY_IRET)),
                Column.of(Messages.Flags_meaning, MEANING_CHARS, FlagsView::meaning).tip(FlagRow::meaning)));
        adopt(table);
        table.control().addListener(SWT.MouseDoubleClick, event -> toggle());
        table.onSelect(row -> active().subject(valueName(row)));
        pages.take(grid.control(), table.control());
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
        return (pages.asTable() ? table.selected() : grid.selected().map(FlagCell::row)).map(FlagsView::valueName)
                .orElse("");
    }

    @Override
    public void choose(String name) {
        if (pages.asTable()) {
            table.select((FlagRow row) -> valueName(row).equals(name));
        } else {
            grid.select((FlagCell cell) -> valueName(cell.row()).equals(name));
        }
    }

    /** Shows the table in place of the boxes. */
    public void asTable() {
        if (!pages.asTable()) {
            twin();
        }
    }

    @Override
    protected void restyle() {
        ink(caption, Typeface.TEXT, 1);
        caption.setForeground(appearance().color(Tone.QUIET_TEXT));
        grid.restyle();
        fit();
    }

    /** Room for the boxes and for as many lines as the caption takes in so narrow a part. */
    private void fit() {
        int width = caption.getSize().x;
        height.fit(BOX_ROWS * grid.cellHeight() + caption.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT).y);
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE)) {
            meanings = session.meanings();
            List<FlagRow> rows = rowsOf(session.state(), change.difference(), meanings);
            if (pages.asTable()) {
                table.show(rows);
            } else {
                boolean decides = session.prospect().subject().filter(made -> !made.asked().isEmpty()).isPresent();
                grid.show(rows.stream().map(row -> new FlagCell(row, slot(session.state(), "flags", row),
                        decides ? slot(session.state(), "r11", row) : -1)).toList(), rows.size());
            }
        }
    }

    @Override
    protected Control focusControl() {
        return pages.front();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new TableRows(table, this::fill, this::toggle, this::toggle));
    }

    /** The table tells everything, also while the boxes are in front. */
    private void fill() {
        active().session().filter(session -> !pages.asTable()).ifPresent(session -> table.show(rowsOf(session.state(),
                session.difference(), session.meanings())));
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<FlagRow> table() {
        return table;
    }

    private void toggle() {
        (pages.asTable() ? table.selected() : grid.selected().map(FlagCell::row)).ifPresent(row -> {
            long next = row.value() + 1 & (1L << row.width()) - 1;
            try {
                active().edit(valueName(row), Long.toString(next));
            } catch (ValueProblem problem) {
                Refusals.show(getViewSite(), problem);
            }
        });
    }

    private static String valueName(FlagRow row) {
        return ValueName.flag(row.name()).text();
    }

    /** The same flag in a slot; -1 where that is not written. */
    private static long slot(State now, String name, FlagRow row) {
        return now.getSlots().stream().filter(slot -> slot.getName().equals(name) && slot.isWritten())
                .mapToLong(slot -> slot.getValue() >>> row.bit() & (1L << row.width()) - 1).findFirst().orElse(-1);
    }

    static List<FlagRow> rowsOf(State now, StateDifference difference, Meanings meanings) {
        RegisterValue rflags = find(now, "rflags").orElseThrow();
        long flags = rflags.getValue();
        long old = difference.before(rflags);
        long mask = clearedByEntry(now);
        List<FlagRow> rows = new ArrayList<>();
        for (FlagField field : FIELDS) {
            String meaning = meanings.value(ValueName.flag(field.name())).map(Meaning::sentence).orElse("");
            rows.add(new FlagRow(field.name(), field.bit(), field.width(), field.in(flags), field.in(old),
                    field.in(mask) != 0, meaning));
        }
        return rows;
    }

    /** SYSCALL clears what SFMASK says; as an event of FRED it clears all flags. */
    private static long clearedByEntry(State now) {
        return (register(now, "cr4") & FRED) != 0 ? -1 : register(now, "sfmask");
    }

    private static long register(State state, String name) {
        return find(state, name).map(RegisterValue::getValue).orElse(0L);
    }

    private static Optional<RegisterValue> find(State state, String name) {
        return state.getRegisters().stream().filter(register -> register.getName().equals(name)).findFirst();
    }

    private static Cell name(FlagRow row) {
        Cell cell = Cell.of((row.changed() ? Values.CHANGED : " ") + row.name());
        return row.changed() || row.value() != 0 ? cell.in(Typeface.MONO_BOLD) : cell;
    }

    private static Cell value(FlagRow row) {
        String now = Long.toString(row.value());
        if (row.changed()) {
            return Cell.of(row.before() + "\u2192" + now).in(Typeface.MONO_BOLD).ink(Tone.CHANGED_TEXT)
                    .on(Tone.CHANGED_BACK);
        }
        return row.value() != 0 ? Cell.of(now).in(Typeface.MONO_BOLD) : Cell.quiet(now);
    }

    private static Cell restored(FlagRow row, List<String> exceptions) {
        return exceptions.contains(row.name()) ? Cell.quiet(NO) : Cell.of(YES);
    }

    private static Cell meaning(FlagRow row) {
        return Cell.quiet(row.meaning()).in(Typeface.TEXT);
    }
}
