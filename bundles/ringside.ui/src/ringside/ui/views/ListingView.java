package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.stepper.Session;
import ringside.stepper.shown.BranchForecast;
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

/** The program and the kernel, line by line, with the line that runs next and where it goes. */
public final class ListingView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.listing";

    private static final int MARK_CHARS = 3;
    private static final int ADDRESS_CHARS = 10;
    private static final int TEXT_CHARS = 36;
    private static final int CAPTION_CHARS = 24;
    private static final int CONTEXT_ROWS = 3;
    private static final int MARGIN = 6;
    private static final int FORECAST_LINES = 2;
    private static final String INDENT = "  ";

    private RowTable<CodeRow> table;
    private Label forecast;
    private CodeRows rows;
    private String said = "";

    @Override
    protected void createContent(Composite parent) {
        table = new RowTable<>(parent, appearance(), Typeface.MONO, List.of(
                Column.of("", MARK_CHARS, ListingView::mark).tip(ListingView::markTip),
                Column.of(Messages.Listing_address, ADDRESS_CHARS, ListingView::address)
                        .tip(row -> row.address() == 0 ? "" : Values.grouped(row.address())),
                Column.of(Messages.Listing_code, TEXT_CHARS, ListingView::code).tip(ListingView::tip),
                Column.of(Messages.Listing_caption, CAPTION_CHARS, ListingView::caption).tip(ListingView::tip)));
        adopt(table);
        table.control().addListener(SWT.MouseDoubleClick, event -> toggleBreakpoint());
        forecast = line(parent, MARGIN);
        forecast.addListener(SWT.Resize, event -> say());
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.LISTING, What.OPENED)) {
            rows = new CodeRows(session.listing());
        }
        if (change.touches(What.STATE, What.BREAKPOINTS, What.LISTING)) {
            long rip = session.state().getRip();
            BranchForecast branch = session.next().branch();
            table.show(rows.rows(session, rip, branch, appearance().syntax()));
            forecast(session, branch);
            if (change.touches(What.STATE)) {
                table.control().deselectAll();
                table.reveal(rows.indexOf(rip), CONTEXT_ROWS);
            }
        }
    }

    @Override
    protected void restyle() {
        ink(forecast, Typeface.TEXT, FORECAST_LINES);
        say();
        if (rows != null && !active().busy()) {
            active().session().ifPresent(this::spell);
        }
    }

    /** Shows the same lines in the syntax that was chosen. */
    private void spell(Session session) {
        table.show(rows.rows(session, session.state().getRip(), session.next().branch(), appearance().syntax()));
    }

    @Override
    protected boolean rowsHaveEnds() {
        return false;
    }

    @Override
    protected String helpWord() {
        return "listing";
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
            public void toggle() {
                toggleBreakpoint();
            }
        });
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<CodeRow> table() {
        return table;
    }

    /** Sets or removes the breakpoint on the selected line, or on the current line where none is selected. */
    public void toggleBreakpoint() {
        long selected = table.selected().map(CodeRow::address).orElse(0L);
        try {
            active().change(session -> {
                long address = selected != 0 ? selected : session.state().getRip();
                session.breakpoints().toggle(address);
            });
        } catch (ValueProblem problem) {
            Refusals.show(getViewSite(), problem);
        }
    }

    /** Returns the address of the selected instruction. */
    public Optional<Long> selectedAddress() {
        return table.selected().map(CodeRow::address).filter(address -> address != 0);
    }

    private void forecast(Session session, BranchForecast branch) {
        String told = session.ended().map(how -> NLS.bind(Messages.Listing_ended, how)).orElseGet(() -> {
            if (!branch.reason().isEmpty()) {
                return NLS.bind(Messages.Listing_forecast, branch.reason());
            }
            return session.next().goesTo().map(words -> NLS.bind(Messages.Listing_forecast, words)).orElse("");
        });
        if (!told.equals(said)) {
            said = told;
            say();
        }
    }

    /** Where the words need more than the two lines they have, the rest is in the tooltip and in the hints. */
    private void say() {
        forecast.setText(ShortWords.fitting(forecast, said, FORECAST_LINES).replace("&", "&&"));
        forecast.setToolTipText(said.replace("&", "&&"));
    }

    private static Cell mark(CodeRow row) {
        String text = switch (row.mark()) {
            case CURRENT -> "\u25b6";
            case TARGET -> "\u21b3";
            case NONE -> " ";
        };
        return ground(row, Cell.of((row.breakpoint() ? "\u25cf" : " ") + text).in(Typeface.MONO_BOLD));
    }

    private static String markTip(CodeRow row) {
        String mark = switch (row.mark()) {
            case CURRENT -> Messages.Listing_currentTip;
            case TARGET -> Messages.Listing_targetTip;
            case NONE -> "";
        };
        return row.breakpoint() ? Messages.Listing_breakpointTip : mark;
    }

    private static Cell address(CodeRow row) {
        return ground(row, Cell.quiet(row.address() == 0 ? "" : Values.address(row.address())));
    }

    private static Cell code(CodeRow row) {
        Cell cell = switch (row.kind()) {
            case ROUTINE -> Cell.of(row.text()).in(Typeface.MONO_BOLD);
            case LABEL -> Cell.of(row.text()).in(Typeface.MONO_BOLD);
            case CODE -> Cell.of(INDENT + row.text());
        };
        if (!row.off().isEmpty()) {
            cell = cell.ink(Tone.QUIET_TEXT);
        }
        return ground(row, row.mark() == CodeRow.Mark.CURRENT ? cell.in(Typeface.MONO_BOLD) : cell);
    }

    private static Cell caption(CodeRow row) {
        return ground(row, Cell.quiet(row.caption()).in(Typeface.TEXT));
    }

    private static Cell ground(CodeRow row, Cell cell) {
        if (row.kind() == CodeRow.Kind.ROUTINE) {
            return cell.on(Tone.HEADING_BACK);
        }
        return row.mark() == CodeRow.Mark.CURRENT ? cell.on(Tone.CURRENT_BACK) : cell;
    }

    private static String tip(CodeRow row) {
        StringBuilder text = new StringBuilder(row.caption());
        if (!row.c().isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(NLS.bind(Messages.Listing_c, row.c()));
        }
        if (!row.off().isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(NLS.bind(Messages.Listing_offTip, row.off()));
        }
        return text.toString();
    }
}
