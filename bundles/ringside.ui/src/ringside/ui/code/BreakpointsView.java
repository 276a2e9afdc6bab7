package ringside.ui.code;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.Session;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.Refusals;
import ringside.ui.views.Rows;
import ringside.ui.views.TableRows;
import ringside.ui.views.SessionView;

/** Everything that stops a run: lines of the listing and values that are watched, each with its condition. */
public final class BreakpointsView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.breakpoints";

    private static final int CONDITION_CHARS = 24;
    private static final int PLACE_CHARS = 34;

    private RowTable<StopRow> table;
    private Button add;
    private Button edit;
    private Button remove;

    @Override
    protected void createContent(Composite parent) {
        table = new RowTable<>(parent, appearance(), Typeface.TEXT, SWT.CHECK, List.of(
                Column.<StopRow>of(Messages.Breakpoints_condition, CONDITION_CHARS,
                        row -> Cell.of(row.condition()).ink(row.enabled() ? null : Tone.QUIET_TEXT))
                        .tip(StopRow::condition),
                Column.<StopRow>of(Messages.Breakpoints_place, PLACE_CHARS, row -> Cell.quiet(row.place()))
                        .tip(StopRow::place)));
        adopt(table);
        table.checks(StopRow::enabled, row -> change(session -> row.enable(session.breakpoints(), !row.enabled())));
        table.onSelect(row -> able());
        table.control().addListener(SWT.MouseDoubleClick, event -> edit());
        table.control().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                remove();
            }
        });
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new RowLayout());
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        add = button(bar, Messages.Breakpoints_add, this::add);
        edit = button(bar, Messages.Breakpoints_edit, this::edit);
        remove = button(bar, Messages.Breakpoints_remove, this::remove);
    }

    private static Button button(Composite bar, String words, Runnable effect) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(words);
        button.addListener(SWT.Selection, event -> effect.run());
        return button;
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.BREAKPOINTS, What.LISTING, What.OPENED)) {
            table.show(StopRow.of(session, appearance().syntax()));
            able();
        }
    }

    private void able() {
        edit.setEnabled(table.selected().isPresent());
        remove.setEnabled(table.selected().isPresent());
    }

    @Override
    protected void restyle() {
        for (Button button : List.of(add, edit, remove)) {
            button.setFont(appearance().font(Typeface.TEXT));
        }
        active().session().filter(session -> !active().busy()).ifPresent(
                session -> table.show(StopRow.of(session, appearance().syntax())));
    }

    @Override
    protected Control focusControl() {
        return table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new TableRows(table, this::edit, this::toggle));
    }

    private void toggle() {
        table.selected().ifPresent(row -> change(session -> row.enable(session.breakpoints(), !row.enabled())));
    }

    /** Returns the table, for those who look at the view from outside. */
    RowTable<StopRow> table() {
        return table;
    }

    private void add() {
        change(session -> {
            StopDialog dialog = new StopDialog(getSite().getShell(), session, false, Optional.empty(),
                    active().subject());
            if (dialog.open() == Window.OK && dialog.chosen().isPresent()) {
                session.breakpoints().watch(dialog.chosen().get());
            }
        });
    }

    private void edit() {
        table.selected().ifPresent(row -> change(session -> {
            StopDialog dialog = new StopDialog(getSite().getShell(), session, row.line(),
                    row.set(session.breakpoints()), active().subject());
            if (dialog.open() != Window.OK) {
                return;
            }
            if (row.line()) {
                session.breakpoints().condition(row.address(), dialog.chosen());
            } else if (dialog.chosen().isPresent() && !dialog.chosen().get().text().equals(row.watch())) {
                session.breakpoints().watch(dialog.chosen().get());
                session.breakpoints().unwatch(row.watch());
            }
        }));
    }

    private void remove() {
        table.selected().ifPresent(row -> change(session -> row.remove(session.breakpoints())));
    }

    private void change(ActiveSession.Intervening change) {
        try {
            active().change(change);
        } catch (ValueProblem problem) {
            Refusals.show(getViewSite(), problem);
        }
    }
}
