package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.meaning.ValueName;
import ringside.model.CheckStatus;
import ringside.model.VerdictValue;
import ringside.stepper.Session;
import ringside.stepper.returns.Offer;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Filling;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.table.Values;

/** Every check in the profile's order with its values and its outcome, why it exists, and how to change the outcome. */
public final class ReasonsView extends SessionView implements TwinView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.reasons";

    private static final int TITLE_CHARS = 22;
    private static final int STATUS_CHARS = 13;
    private static final int VALUES_CHARS = 10;
    private static final int TABLE_SHARE = 64;
    private static final int MARGIN = 6;
    private static final int DETAIL_MARGIN = 2;
    private static final int LEAST_LINES = 3;
    private static final int USUAL_CHECKS = 6;
    private static final int TABLE_BORDER = 2;

    private RowTable<CheckRow> table;
    private Label summary;
    private Label remark;
    private SashForm halves;
    private StyledText detail;
    private RemedyBar remedies;

    @Override
    protected void createContent(Composite parent) {
        summary = line(parent, MARGIN);
        remark = line(parent, MARGIN);
        halves = new SashForm(parent, SWT.VERTICAL);
        halves.setLayoutData(Filling.room());
        table = new RowTable<>(halves, appearance(), Typeface.MONO, SWT.CHECK, List.of(
                Column.of(Messages.Reasons_check, TITLE_CHARS, ReasonsView::title).tip(CheckRow::why),
                Column.of(Messages.Reasons_result, STATUS_CHARS, ReasonsView::status).tip(CheckRow::sentence),
                Column.<CheckRow>of(Messages.Reasons_values, VALUES_CHARS, row -> Cell.of(row.operands())
                        .in(Typeface.TEXT))
                        .tip(CheckRow::sentence)));
        table.control().setHeaderVisible(false);
        adopt(table);
        table.checks(CheckRow::on, this::toggle);
        table.onSelect(row -> explain());
        Composite lower = new Composite(halves, SWT.NONE);
        lower.setLayout(plainGrid());
        detail = new StyledText(lower, SWT.WRAP | SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL);
        detail.setAlwaysShowScrollBars(false);
        words(detail, Messages.Reasons_detail);
        detail.setMargins(MARGIN, DETAIL_MARGIN, MARGIN, DETAIL_MARGIN);
        detail.setCaret(null);
        detail.setLayoutData(Filling.room());
        remedies = new RemedyBar(lower, appearance(), this::apply);
        halves.addListener(SWT.Resize, event -> share());
        detail.addListener(SWT.Resize, event -> wholeLines());
    }

    /** All checks are seen where some lines of words have room below them. */
    private void share() {
        int height = halves.getClientArea().height - halves.getSashWidth();
        int words = LEAST_LINES * detail.getLineHeight() + 2 * DETAIL_MARGIN + remedies.height();
        int rows = Math.max(USUAL_CHECKS, table.rows().size()) * table.control().getItemHeight() + TABLE_BORDER;
        if (height > 0) {
            int upper = height - words >= rows ? rows : height * TABLE_SHARE / 100;
            halves.setWeights(upper, height - upper);
        }
    }

    /** The last line of the words is never cut in the middle. */
    private void wholeLines() {
        int room = detail.getSize().y - DETAIL_MARGIN;
        int rest = Math.max(0, room % detail.getLineHeight());
        if (detail.getBottomMargin() != rest) {
            detail.setMargins(MARGIN, DETAIL_MARGIN, MARGIN, rest);
        }
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE)) {
            table.show(CheckRows.rows(session.state(), change.difference()));
            VerdictValue verdict = session.state().getVerdict();
            say(summary, verdict == null ? "" : verdict.getSummary());
            say(remark, verdict == null ? "" : verdict.getRemark());
            summary.setToolTipText(summary.getText());
            explain();
        }
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT_BOLD, 2);
        ink(remark, Typeface.TEXT, 1);
        remark.setForeground(appearance().color(Tone.QUIET_TEXT));
        detail.setFont(appearance().font(Typeface.TEXT));
        detail.setForeground(appearance().color(Tone.INK));
        detail.setBackground(appearance().color(Tone.PAPER));
        remedies.restyle();
        explain();
        share();
    }

    @Override
    public void twin() {
        showOther(PtRegsView.DRAWING);
    }

    @Override
    public String chosen() {
        return table.selected().map(row -> ValueName.of(row.id()).text()).orElse("");
    }

    @Override
    public void choose(String name) {
        table.select((CheckRow row) -> ValueName.of(row.id()).text().equals(name));
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
                return String.join(System.lineSeparator(), summary.getText(), remark.getText(), table.text());
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

    /** Returns the words below the checks. */
    public String words() {
        return detail.getText();
    }

    /** Returns how the verdict is to be understood, in words. */
    public String remarkText() {
        return remark.getText();
    }

    /** Returns the buttons that change an outcome, from left to right. */
    public List<Button> remedyButtons() {
        return remedies.buttons();
    }

    private static void say(Label label, String words) {
        String shown = words.replace("&", "&&");
        if (!shown.equals(label.getText())) {
            label.setText(shown);
        }
    }

    private void toggle(CheckRow row) {
        change(session -> session.edits().toggleCheck(row.id()));
    }

    private void apply(String label, Offer offer) {
        change(session -> session.apply(label, offer));
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
        Session session = active().session().get();
        remedies.show(Optional.of(session.remedies()), row, session.step());
        StyledWords words = new StyledWords(appearance());
        row.ifPresent(check -> words.bold(check.title()).plain("  " + check.sentence() + "\n"));
        remedies.flipping().ifPresent(offer -> words.bold(Messages.Reasons_smallest)
                .plain("  " + offer.edit().label() + ".\n"));
        row.ifPresent(check -> {
            words.bold(Messages.Reasons_why).plain("  " + check.why() + "\n");
            if (!check.hazard().isEmpty()) {
                words.bold(Messages.Reasons_hazard).plain("  " + check.hazard() + "\n");
            }
            if (!check.remedy().isEmpty()) {
                words.bold(Messages.Reasons_remedy).plain("  " + check.remedy());
            }
        });
        if (row.isEmpty()) {
            words.plain(Messages.Reasons_noChecks);
        }
        words.into(detail);
    }

    /** The check that the reader wants to know about where none is selected: the first that fails, or the first. */
    private Optional<CheckRow> telling() {
        return table.rows().stream().filter(row -> row.status() == CheckStatus.FAILED).findFirst()
                .or(() -> table.rows().stream().findFirst());
    }

    private static Cell title(CheckRow row) {
        Cell cell = Cell.of((row.changed() ? Values.CHANGED : " ") + row.title()).in(Typeface.TEXT);
        return row.on() ? cell : cell.ink(Tone.QUIET_TEXT);
    }

    private static Cell status(CheckRow row) {
        Cell cell = Cell.of(CheckRows.sign(row) + " " + CheckRows.word(row)).in(Typeface.TEXT);
        if (row.changed()) {
            cell = cell.on(Tone.CHANGED_BACK);
        }
        return switch (row.status()) {
            case PASSED -> cell.ink(Tone.PASSED_TEXT);
            case FAILED -> cell.ink(Tone.FAILED_TEXT).in(Typeface.TEXT_BOLD);
            case NOT_REACHED, PENDING, NOT_ASKED, OPEN, OFF -> cell.ink(Tone.QUIET_TEXT);
        };
    }
}
