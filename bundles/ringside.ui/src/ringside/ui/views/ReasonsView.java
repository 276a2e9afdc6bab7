package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.Edit;
import ringside.model.CheckStatus;
import ringside.model.State;
import ringside.stepper.Session;
import ringside.stepper.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change.What;
import ringside.ui.session.Change;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;

/** Every check in the profile's order with its values and its outcome, why it exists, and how to change the outcome. */
public final class ReasonsView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.reasons";

    private static final int TITLE_CHARS = 24;
    private static final int STATUS_CHARS = 13;
    private static final int VALUES_CHARS = 10;
    private static final int TABLE_SHARE = 64;
    private static final int MARGIN = 6;

    private RowTable<CheckRow> table;
    private Label summary;
    private StyledText detail;
    private RemedyBar remedies;
    private LocalResourceManager images;

    @Override
    protected void createContent(Composite parent) {
        images = new LocalResourceManager(JFaceResources.getResources(), parent);
        summary = line(parent, MARGIN);
        SashForm halves = new SashForm(parent, SWT.VERTICAL);
        halves.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table = new RowTable<>(halves, appearance(), Typeface.MONO, SWT.CHECK, List.of(
                Column.of(Messages.Reasons_check, TITLE_CHARS, ReasonsView::title).tip(CheckRow::why),
                Column.of(Messages.Reasons_result, STATUS_CHARS, this::status).tip(CheckRow::sentence),
                Column.<CheckRow>of(Messages.Reasons_values, VALUES_CHARS, row -> Cell.of(row.operands())
                        .in(Typeface.TEXT))
                        .tip(CheckRow::sentence)));
        adopt(table);
        table.checks(CheckRow::on, this::toggle);
        table.onSelect(row -> explain());
        Composite lower = new Composite(halves, SWT.NONE);
        lower.setLayout(plainGrid());
        detail = new StyledText(lower, SWT.WRAP | SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL);
        detail.setAlwaysShowScrollBars(false);
        detail.setMargins(MARGIN, 2, MARGIN, 2);
        detail.setCaret(null);
        detail.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        remedies = new RemedyBar(lower, appearance(), this::apply);
        halves.setWeights(TABLE_SHARE, 100 - TABLE_SHARE);
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE)) {
            table.show(CheckRows.rows(session.state(), session.before()));
            String words = words(session.state());
            if (!words.equals(summary.getText())) {
                summary.setText(words);
                summary.setToolTipText(words);
            }
            explain();
        }
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT_BOLD, 2);
        detail.setFont(appearance().font(Typeface.TEXT));
        detail.setForeground(appearance().color(Tone.INK));
        detail.setBackground(appearance().color(Tone.PAPER));
        remedies.restyle();
    }

    @Override
    protected String helpWord() {
        return "reasons";
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
                return summary.getText() + System.lineSeparator() + table.text();
            }

            @Override
            public void toggle() {
                table.selected().ifPresent(ReasonsView.this::toggle);
            }
        });
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<CheckRow> table() {
        return table;
    }

    /** Returns the ids of the checks that are listed, from top to bottom. */
    public List<String> checks() {
        return table.rows().stream().map(row -> row.id().name()).toList();
    }

    /** Returns the buttons that change an outcome, from left to right. */
    public List<Button> remedyButtons() {
        return remedies.buttons();
    }

    private static String words(State state) {
        if (state.getVerdict() == null) {
            return "";
        }
        String summary = state.getVerdict().getSummary();
        return state.getCpl() == 0 ? summary : NLS.bind(Messages.Reasons_fromUser, summary);
    }

    private void toggle(CheckRow row) {
        change(session -> session.toggleCheck(row.id()));
    }

    private void apply(Edit edit) {
        change(session -> Remedies.apply(session, edit));
    }

    private void change(ActiveSession.Intervening wanted) {
        try {
            active().change(wanted);
        } catch (ValueProblem problem) {
            Refusals.show(getViewSite(), problem);
            table.refresh();
        }
    }

    private void explain() {
        if (active().session().isEmpty() || active().busy()) {
            return;
        }
        Optional<CheckRow> row = table.selected().or(this::telling);
        StyledWords words = new StyledWords(appearance());
        row.ifPresent(check -> words.bold(check.title()).plain("  " + check.sentence() + "\n")
                .bold(Messages.Reasons_why).plain("  " + check.why() + "\n")
                .bold(Messages.Reasons_hazard).plain("  " + check.hazard() + "\n")
                .bold(Messages.Reasons_remedy).plain("  " + check.remedy()));
        if (row.isEmpty()) {
            words.plain(Messages.Reasons_noChecks);
        }
        words.into(detail);
        remedies.show(Remedies.of(active().session().get()), row);
    }

    /** The check that the reader wants to know about where none is selected: the first that fails, or the first. */
    private Optional<CheckRow> telling() {
        return table.rows().stream().filter(row -> row.status() == CheckStatus.FAILED).findFirst()
                .or(() -> table.rows().stream().findFirst());
    }

    private static Cell title(CheckRow row) {
        Cell cell = Cell.of(row.title()).in(Typeface.TEXT);
        return row.on() ? cell : cell.ink(Tone.QUIET_TEXT);
    }

    private Cell status(CheckRow row) {
        Cell cell = Cell.of(CheckRows.word(row)).in(Typeface.TEXT).with(images.create(CheckRows.icon(row)
                .descriptor()));
        return switch (row.status()) {
            case PASSED -> cell;
            case FAILED -> cell.in(Typeface.TEXT_BOLD);
            case NOT_REACHED, PENDING, NOT_ASKED, OFF -> cell.ink(Tone.QUIET_TEXT);
        };
    }
}
