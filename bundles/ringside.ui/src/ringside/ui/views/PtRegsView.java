package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.ValueName;
import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change.What;
import ringside.ui.session.Change;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.InlineEdit;
import ringside.ui.table.RowTable;
import ringside.ui.table.Values;

/** The saved registers on the kernel stack as they are filled, slot by slot. */
public final class PtRegsView extends SessionView implements TwinView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.ptregs";

    /** The id of the view that draws the same. */
    public static final String DRAWING = "ringside.ui.seam";

    private static final int OFFSET_CHARS = 4;
    private static final int NAME_CHARS = 13;
    private static final int VALUE_CHARS = 19;
    private static final int WRITER_CHARS = 7;
    private static final int VALUE_COLUMN = 2;
    private static final int CONTEXT_ROWS = 2;

    private RowTable<SlotRow> table;
    private InlineEdit<SlotRow> edit;
    private Meanings meanings;

    @Override
    protected void createContent(Composite parent) {
        table = new RowTable<>(parent, appearance(), Typeface.MONO, List.of(
                Column.of(Messages.PtRegs_offset, OFFSET_CHARS, PtRegsView::offset).tip(PtRegsView::place),
                Column.of(Messages.PtRegs_slot, NAME_CHARS, PtRegsView::name).tip(this::role),
                Column.of(Messages.PtRegs_value, VALUE_CHARS, PtRegsView::value).tip(PtRegsView::detail),
                Column.of(Messages.PtRegs_writer, WRITER_CHARS, PtRegsView::writer).tip(SlotRow::note)));
        adopt(table);
        edit = new InlineEdit<>(table, appearance(), VALUE_COLUMN, new ValueRules<>(active(), keys(),
                PtRegsView::valueName, row -> Values.brief(row.value())));
        table.onSelect(row -> active().subject(valueName(row).orElse("")));
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE)) {
            edit.close();
            meanings = session.meanings();
            List<SlotRow> rows = StackPicture.rows(session.state(), change.difference());
            table.show(rows);
            revealChanged(rows);
        }
    }

    @Override
    public void twin() {
        showOther(DRAWING);
    }

    @Override
    public String chosen() {
        return table.selected().flatMap(PtRegsView::valueName).orElse("");
    }

    @Override
    public void choose(String name) {
        table.select((SlotRow row) -> valueName(row).filter(name::equals).isPresent());
    }

    @Override
    protected Control focusControl() {
        return table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new TableRows(table, edit::open));
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<SlotRow> table() {
        return table;
    }

    /** Follows the slot that a step filled; a longer way changes many, and then nothing moves. */
    private void revealChanged(List<SlotRow> rows) {
        List<SlotRow> filled = rows.stream().filter(row -> row.slot() && row.changed() && row.written()).toList();
        if (filled.size() == 1) {
            table.reveal(rows.indexOf(filled.get(0)), CONTEXT_ROWS);
        }
    }

    private static Optional<String> valueName(SlotRow row) {
        return !row.slot() ? Optional.empty() : Optional.of(ValueName.slot(row.name()).text());
    }

    private static Cell offset(SlotRow row) {
        return shaded(row, Cell.quiet(row.slot() ? "+" + Integer.toHexString(row.offset()) : ""));
    }

    private static Cell name(SlotRow row) {
        String mark = row.top() ? "\u25b6" : row.changed() ? Values.CHANGED : " ";
        if (row.heading()) {
            return shaded(row, Cell.of(mark));
        }
        Cell cell = Cell.of(mark + row.name());
        return row.changed() ? cell.in(Typeface.MONO_BOLD).ink(Tone.CHANGED_TEXT) : cell;
    }

    private static Cell value(SlotRow row) {
        if (row.heading()) {
            return shaded(row, Cell.quiet(row.name()).in(Typeface.TEXT));
        }
        if (row.left()) {
            return Cell.quiet(Values.grouped(row.value()));
        }
        if (!row.written()) {
            return Cell.quiet(row.slot() ? Messages.PtRegs_notWritten : Messages.PtRegs_notMapped).in(Typeface.TEXT);
        }
        String digits = Values.grouped(row.value());
        if (row.changed()) {
            return Cell.of(digits).in(Typeface.MONO_BOLD).ink(Tone.CHANGED_TEXT).on(Tone.CHANGED_BACK);
        }
        return row.note().equals(Messages.PtRegs_free) ? Cell.quiet(digits) : Cell.of(digits);
    }

    private static Cell writer(SlotRow row) {
        return shaded(row, Cell.quiet(row.top() && row.heading() ? Messages.PtRegs_rsp : row.note())
                .in(Typeface.TEXT));
    }

    private static Cell shaded(SlotRow row, Cell cell) {
        return row.heading() ? cell.on(Tone.HEADING_BACK) : cell;
    }

    private static String place(SlotRow row) {
        return NLS.bind(Messages.PtRegs_place, Values.brief(row.address()));
    }

    private String role(SlotRow row) {
        return row.slot() ? meanings.slot(row.name()).sentence() : row.heading() ? row.name() : place(row);
    }

    private static String detail(SlotRow row) {
        if (row.heading()) {
            return row.name();
        }
        if (row.left()) {
            return NLS.bind(Messages.PtRegs_leftTip, Values.everyNotation(row.value()));
        }
        if (!row.written()) {
            return row.slot() ? Messages.PtRegs_notWrittenTip : Messages.PtRegs_notMapped;
        }
        String now = Values.everyNotation(row.value());
        return row.changed() ? NLS.bind(Messages.Registers_detailChanged, now, Values.grouped(row.before())) : now;
    }
}
