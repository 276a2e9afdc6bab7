package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.meaning.Meaning;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.ValueName;
import ringside.model.RingsidePackage;
import ringside.model.State;
import ringside.model.ThreadFlagValue;
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

/** The thread flags by name and the work they ask for. */
public final class WorkView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.work";

    private static final int NAME_CHARS = 24;
    private static final int STATE_CHARS = 8;
    private static final int BIT_CHARS = 4;
    private static final int KIND_CHARS = 8;
    private static final int MASKS_CHARS = 12;

    private static final int MARGIN = 6;

    private RowTable<WorkRow> table;
    private Label summary;
    private WorkOrder order;
    private Meanings meanings;

    @Override
    protected void createContent(Composite parent) {
        table = new RowTable<>(parent, appearance(), Typeface.MONO, List.of(
                Column.of(Messages.Work_name, NAME_CHARS, WorkView::name).tip(WorkView::tip),
                Column.of(Messages.Work_state, STATE_CHARS, WorkView::state).tip(WorkView::tip),
                Column.<WorkRow>of(Messages.Work_bit, BIT_CHARS, row -> Cell.quiet(Integer.toString(row.bit())))
                        .tip(row -> NLS.bind(Messages.Work_bitTip, row.bit(), row.word())),
                Column.<WorkRow>of(Messages.Work_kind, KIND_CHARS, row -> Cell.quiet(
                        row.sticky() ? Messages.Work_sticky : Messages.Work_once).in(Typeface.TEXT))
                        .tip(row -> row.sticky() ? Messages.Work_stickyTip : Messages.Work_onceTip),
                Column.<WorkRow>of(Messages.Work_testedBy, MASKS_CHARS, row -> Cell.quiet(row.masks())
                        .in(Typeface.TEXT)).tip(this::masks)));
        adopt(table);
        table.control().addListener(SWT.MouseDoubleClick, event -> toggle());
        table.onSelect(row -> active().subject(valueName(row)));
        summary = line(parent, MARGIN);
    }

    @Override
    protected void show(Session session, Change change) {
        if (order == null || change.touches(What.LISTING, What.OPENED)) {
            order = new WorkOrder(session.listing());
        }
        if (change.touches(What.STATE)) {
            meanings = session.meanings();
            Optional<String> next = order.next(session.state().getFlags());
            table.show(rowsOf(session.state(), change.difference(), next.orElse("")));
            summary.setText(next.map(name -> NLS.bind(Messages.Work_next, name)).orElse(Messages.Work_none));
            summary.setToolTipText(summary.getText());
        }
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT, 1);
    }

    @Override
    protected Control focusControl() {
        return table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new TableRows(table, this::toggle, this::toggle));
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<WorkRow> table() {
        return table;
    }

    private void toggle() {
        table.selected().ifPresent(row -> {
            try {
                active().edit(valueName(row), row.set() ? "0" : "1");
            } catch (ValueProblem problem) {
                Refusals.show(getViewSite(), problem);
            }
        });
    }

    private static String valueName(WorkRow row) {
        return ValueName.threadFlag(row.name()).text();
    }

    private static List<WorkRow> rowsOf(State now, StateDifference difference, String next) {
        List<WorkRow> rows = new ArrayList<>();
        for (ThreadFlagValue flag : now.getFlags()) {
            boolean changed = difference.changed(flag, RingsidePackage.Literals.THREAD_FLAG_VALUE__SET);
            rows.add(new WorkRow(flag.getName(), flag.getWord(), flag.getBit(), flag.isSet(), changed, flag.isSticky(),
                    text(flag.getWork()), text(flag.getMeaning()), String.join(", ", flag.getMasks()),
                    flag.getName().equals(next)));
        }
        return rows;
    }

    private static String text(String mayBeNull) {
        return mayBeNull == null ? "" : mayBeNull;
    }

    private static String tip(WorkRow row) {
        return row.meaning() + "\n" + NLS.bind(Messages.Work_masks, row.work(), row.masks().isEmpty()
                ? Messages.Work_noMask : row.masks());
    }

    private String masks(WorkRow row) {
        List<Meaning> masks = meanings.masksOf(row.name());
        return masks.isEmpty() ? Messages.Work_noMask : masks.stream()
                .map(mask -> NLS.bind(Messages.Work_mask, mask.name(), mask.sentence()))
                .collect(Collectors.joining("\n"));
    }

    private static Cell name(WorkRow row) {
        Cell cell = Cell.of((row.changed() ? Values.CHANGED : " ") + row.name());
        if (row.changed()) {
            return cell.in(Typeface.MONO_BOLD).ink(Tone.CHANGED_TEXT);
        }
        return row.set() ? cell.in(Typeface.MONO_BOLD) : cell;
    }

    private static Cell state(WorkRow row) {
        Cell cell = row.set() ? Cell.of("\u25cf " + (row.next() ? Messages.Work_isNext
                : Messages.Work_set)).in(Typeface.MONO_BOLD)
                : Cell.quiet("\u25cb " + Messages.Work_clear);
        return row.changed() ? cell.on(Tone.CHANGED_BACK) : cell;
    }
}
