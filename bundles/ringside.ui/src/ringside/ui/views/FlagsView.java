package ringside.ui.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

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

    private static final Map<String, Integer> BITS = bits();
    private static final String IOPL = "IOPL";
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

    @Override
    protected void createContent(Composite parent) {
        table = new RowTable<>(parent, appearance(), Typeface.MONO, List.of(
                Column.of(Messages.Flags_name, NAME_CHARS, FlagsView::name).tip(FlagsView::meaningText),
                Column.of(Messages.Flags_value, VALUE_CHARS, FlagsView::value).tip(FlagsView::meaningText),
                Column.<FlagRow>of(Messages.Flags_entry, MASK_CHARS, row -> row.cleared()
                        ? Cell.of(Messages.Flags_cleared) : Cell.quiet(Messages.Flags_kept)).tip(row ->
                                Messages.Flags_entryTip),
                Column.<FlagRow>of(Messages.Flags_sysret, RETURN_CHARS, row -> restored(row, NOT_BY_SYSRET))
                        .tip(row -> Messages.Flags_sysretTip),
                Column.<FlagRow>of(Messages.Flags_iret, RETURN_CHARS, row -> restored(row, NOT_BY_IRET))
                        .tip(row -> Messages.Flags_iretTip),
                Column.of(Messages.Flags_meaning, MEANING_CHARS, FlagsView::meaning).tip(FlagsView::meaningText)));
        adopt(table);
        table.control().addListener(SWT.MouseDoubleClick, event -> toggle());
        table.onSelect(row -> active().subject(valueName(row)));
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE)) {
            table.show(rowsOf(session.state(), change.difference()));
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
        return "user.rflags." + row.name();
    }

    private static List<FlagRow> rowsOf(State now, StateDifference difference) {
        RegisterValue rflags = find(now, "rflags").orElseThrow();
        long flags = rflags.getValue();
        long old = difference.before(rflags);
        long mask = clearedByEntry(now);
        List<FlagRow> rows = new ArrayList<>();
        BITS.forEach((name, bit) -> {
            int width = name.equals(IOPL) ? 2 : 1;
            long ones = (1L << width) - 1;
            rows.add(new FlagRow(name, bit, width, flags >>> bit & ones, old >>> bit & ones, (mask >>> bit & 1) != 0));
        });
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
        return Cell.quiet(meaningText(row)).in(Typeface.TEXT);
    }

    private static String meaningText(FlagRow row) {
        return Roles.flag(row.name());
    }

    private static Map<String, Integer> bits() {
        Map<String, Integer> bits = new LinkedHashMap<>();
        String[] names = {"TF", "RF", "IF", "DF", "NT", "AC", "IOPL", "CF", "PF", "AF", "ZF", "SF", "OF", "VM", "VIF",
                "VIP", "ID"};
        int[] positions = {8, 16, 9, 10, 14, 18, 12, 0, 2, 4, 6, 7, 11, 17, 19, 20, 21};
        for (int i = 0; i < names.length; i++) {
            bits.put(names[i], positions[i]);
        }
        return bits;
    }
}
