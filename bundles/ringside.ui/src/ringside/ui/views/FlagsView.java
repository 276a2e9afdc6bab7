package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

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
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.table.Values;

/** RFLAGS as named bits, turned over one by one; what entry clears and what the two returns bring back. */
public final class FlagsView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.flags";

    private static final List<FlagField> FIELDS = Stream.of("TF", "RF", "IF", "DF", "NT", "AC", "IOPL", "CF", "PF",
            "AF", "ZF", "SF", "OF", "VM", "VIF", "VIP", "ID").map(name -> FlagField.named(name).orElseThrow()).toList();
    /** The bit of CR4. */
    private static final long FRED = 1L << 32;
    private static final List<String> NOT_BY_SYSRET = List.of("RF", "VM");
    private static final List<String> NOT_BY_IRET = List.of("VM");
    private static final int NAME_CHARS = 6;
    private static final int VALUE_CHARS = 6;
    private static final int MASK_CHARS = 9;
    private static final int RETURN_CHARS = 8;
    private static final int MEANING_CHARS = 10;
    private static final String YES = "\u2713";
    private static final String NO = "\u2013";

    private RowTable<FlagRow> table;
    private Meanings meanings;

    @Override
    protected void createContent(Composite parent) {
        table = new RowTable<>(parent, appearance(), Typeface.MONO, List.of(
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
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE)) {
            meanings = session.meanings();
            table.show(rowsOf(session.state(), change.difference(), meanings));
        }
    }

    @Override
    protected String helpWord() {
        return "flags";
    }

    @Override
    protected Control focusControl() {
        return table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new Rows() {
            @Override
            public String text() {
                return table.text();
            }

            @Override
            public String markdown() {
                return table.markdown();
            }

            @Override
            public void edit() {
                FlagsView.this.toggle();
            }

            @Override
            public void toggle() {
                FlagsView.this.toggle();
            }
        });
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<FlagRow> table() {
        return table;
    }

    private void toggle() {
        table.selected().ifPresent(row -> {
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
