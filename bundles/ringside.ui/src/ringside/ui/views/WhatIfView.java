package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.profile.WhatIfs;
import ringside.stepper.Session;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;

/** Experiments: switches that break the kernel on purpose, so that the class sees what each piece is good for. */
public final class WhatIfView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.whatif";

    private static final int ID_CHARS = 14;
    private static final int TITLE_CHARS = 44;
    private static final int KERNEL_CHARS = 18;
    private static final int MARGIN = 6;
    private static final int SENTENCE_LINES = 4;

    private RowTable<WhatIfRow> table;
    private Label sentence;

    @Override
    protected void createContent(Composite parent) {
        table = new RowTable<>(parent, appearance(), Typeface.TEXT, SWT.CHECK, List.of(
                Column.of(Messages.WhatIf_id, ID_CHARS, WhatIfView::id).tip(WhatIfView::tip),
                Column.of(Messages.WhatIf_title, TITLE_CHARS, WhatIfView::title).tip(WhatIfView::tip),
                Column.<WhatIfRow>of(Messages.WhatIf_kernels, KERNEL_CHARS, row -> Cell.quiet(row.whatIf().goesWith()))
                        .tip(row -> row.whatIf().goesWith())));
        adopt(table);
        table.checks(WhatIfRow::on, this::turn);
        table.control().addListener(SWT.MouseDoubleClick, event -> toggle());
        table.onSelect(row -> sentence.setText(row.whatIf().sentence()));
        sentence = line(parent, MARGIN);
        sentence.setText(Messages.WhatIf_none);
    }

    @Override
    protected void show(Session session, Change change) {
        table.show(WhatIfs.all().stream().map(whatIf -> new WhatIfRow(whatIf,
                session.scenario().getWhatIfs().contains(whatIf.id()), whatIf.fits(session.profile()))).toList());
        sentence.setText(table.selected().map(row -> row.whatIf().sentence()).orElse(Messages.WhatIf_none));
    }

    @Override
    protected void restyle() {
        ink(sentence, Typeface.TEXT, SENTENCE_LINES);
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
    public RowTable<WhatIfRow> table() {
        return table;
    }

    private void toggle() {
        table.selected().ifPresent(this::turn);
    }

    /** The box shows what the document says, also after a refusal. */
    private void turn(WhatIfRow row) {
        try {
            active().change(session -> session.edits().switchWhatIf(row.whatIf().id(), !row.on()));
        } catch (ValueProblem problem) {
            Refusals.show(getViewSite(), problem);
            table.refresh();
        }
    }

    private static Cell id(WhatIfRow row) {
        Cell cell = Cell.of(row.whatIf().id());
        return row.on() ? cell.in(Typeface.TEXT_BOLD) : row.fits() ? cell : Cell.quiet(row.whatIf().id());
    }

    private static Cell title(WhatIfRow row) {
        Cell cell = Cell.of(row.whatIf().title());
        return row.on() ? cell.in(Typeface.TEXT_BOLD) : row.fits() ? cell : Cell.quiet(row.whatIf().title());
    }

    private static String tip(WhatIfRow row) {
        return row.whatIf().sentence() + "\n" + (row.fits() ? "" : Messages.WhatIf_notHere + " ") + row.whatIf()
                .goesWith();
    }
}
