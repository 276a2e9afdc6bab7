package ringside.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.stepper.Session;
import ringside.stepper.questions.AskedKernel;
import ringside.stepper.questions.KernelMap;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.WorkLine;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;

/** What the kernel of the open scenario answers for every state there is. */
public final class MapView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.map";

    private static final int PATH_CHARS = 10;
    private static final int REASON_CHARS = 12;
    private static final int CLASSES_CHARS = 9;
    private static final int CONDITIONS_CHARS = 40;
    private static final int MARGIN = 6;
    private static final int DETAIL_LINES = 4;

    private final WorkLine work = new WorkLine();
    private RowTable<MapRow> table;
    private Label summary;
    private Label witness;
    private AskedKernel shown;

    @Override
    protected void createContent(Composite parent) {
        summary = line(parent, MARGIN);
        table = new RowTable<>(parent, appearance(), Typeface.TEXT, List.of(
                Column.of(Messages.Map_path, PATH_CHARS, row -> Cell.of(row.path()).in(Typeface.TEXT_BOLD)),
                Column.of(Messages.Map_reason, REASON_CHARS, row -> Cell.of(row.reason())),
                Column.of(Messages.Map_classes, CLASSES_CHARS, row -> Cell.quiet(Integer.toString(row.classes()))),
                Column.<MapRow>of(Messages.Map_conditions, CONDITIONS_CHARS, row -> Cell.of(row.conditions()))
                        .tip(MapRow::conditions)));
        adopt(table);
        table.onSelect(row -> witness.setText(NLS.bind(Messages.Map_witness, row.conditions(),
                WitnessText.of(row.witness()))));
        witness = line(parent, MARGIN);
        work.createControl(parent, appearance());
    }

    @Override
    protected void show(Session session, Change change) {
        AskedKernel wanted = Asked.of(session);
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        work.start(Messages.Map_working, progress -> KernelMap.of(wanted, progress), this::shown);
    }

    private void shown(KernelMap map) {
        String paths = map.paths().entrySet().stream()
                .map(entry -> NLS.bind(Messages.Map_count, entry.getValue(), entry.getKey().label()))
                .collect(Collectors.joining(", "));
        summary.setText(NLS.bind(Messages.Map_summary, new Object[] {map.kernel(), map.classes(), paths}));
        summary.setToolTipText(summary.getText());
        witness.setText(Messages.Map_select);
        table.show(map.parts().stream().map(MapRow::of).toList());
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT, 2);
        ink(witness, Typeface.TEXT, DETAIL_LINES);
        work.restyle(appearance().font(Typeface.TEXT), appearance().color(Tone.INK));
    }

    @Override
    public void dispose() {
        work.cancel();
        super.dispose();
    }

    @Override
    protected Control focusControl() {
        return table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> table.text());
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<MapRow> table() {
        return table;
    }
}
