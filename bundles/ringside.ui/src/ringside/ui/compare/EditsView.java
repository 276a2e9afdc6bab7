package ringside.ui.compare;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.stepper.Session;
import ringside.stepper.returns.Offer;
import ringside.stepper.returns.Remedies;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.Notices;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.Rows;
import ringside.ui.views.TableRows;
import ringside.ui.views.SessionView;

/** The smallest sets of edits that turn the verdict of the step that is shown. */
public final class EditsView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.edits";

    private static final int COUNT_CHARS = 6;
    private static final int EDITS_CHARS = 46;
    private static final int AFTER_CHARS = 24;
    private static final int MARGIN = 6;
    private static final int COUPLING_LINES = 3;

    private Label summary;
    private RowTable<Offer> table;
    private Label coupling;

    @Override
    protected void createContent(Composite parent) {
        summary = line(parent, MARGIN);
        table = new RowTable<>(parent, appearance(), Typeface.TEXT, List.of(
                Column.of(Messages.Edits_count, COUNT_CHARS,
                        row -> Cell.quiet(Integer.toString(row.edit().changes().size()))),
                Column.<Offer>of(Messages.Edits_edits, EDITS_CHARS, row -> Cell.of(row.edit().label()))
                        .tip(row -> row.edit().label() + "\n" + row.edit().coupling()),
                Column.of(Messages.Edits_after, AFTER_CHARS, row -> Cell.of(row.then().verdict().summary()))));
        adopt(table);
        table.control().addListener(SWT.MouseDoubleClick, event -> make());
        table.onSelect(row -> coupling.setText(about(row)));
        coupling = line(parent, MARGIN);
    }

    @Override
    protected void show(Session session, Change change) {
        Remedies remedies = session.remedies();
        List<Offer> offers = remedies.turning();
        String now = session.prospect().summary();
        summary.setText(remedies.refusal().orElseGet(() -> offers.isEmpty() ? NLS.bind(Messages.Edits_none, now)
                : NLS.bind(Messages.Edits_summary, new Object[] {now, offers.get(0).then().path().label(),
                    offers.size()})));
        table.show(offers);
        summary.setToolTipText(summary.getText());
        coupling.setText(table.selected().map(EditsView::about).orElse(Messages.Edits_select));
    }

    private static String about(Offer row) {
        String words = row.edit().coupling();
        return words.isEmpty() ? Messages.Edits_free : words;
    }

    private void make() {
        table.selected().ifPresent(row -> {
            try {
                active().change(session -> session.apply(NLS.bind(Messages.Edits_made, row.edit().label()), row));
            } catch (ValueProblem problem) {
                getSite().getService(Notices.class).refuse(problem.getMessage());
            }
        });
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT, 2);
        ink(coupling, Typeface.TEXT, COUPLING_LINES);
    }

    @Override
    protected Control focusControl() {
        return table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new TableRows(table, this::make));
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<Offer> table() {
        return table;
    }
}
