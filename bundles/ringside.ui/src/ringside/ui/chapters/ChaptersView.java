package ringside.ui.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.stepper.Session;
import ringside.stepper.run.Loop;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;
import ringside.ui.Messages;
import ringside.ui.appearance.Icon;
import ringside.ui.appearance.PhaseNames;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;

/** All recorded steps: phases, events, where we are; as a strip to drag and as a table. */
public final class TimelineView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.timeline";

    private static final int STEP_CHARS = 10;
    private static final int WHAT_CHARS = 14;
    private static final int DETAIL_CHARS = 40;
    private static final int MARGIN = 6;

    private Composite stack;
    private Composite stripPage;
    private TimelineStrip strip;
    private RowTable<MomentRow> table;
    private Label position;
    private Label banner;

    @Override
    protected void createContent(Composite parent) {
        position = line(parent, MARGIN);
        banner = line(parent, MARGIN);
        present(banner, false);
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        stripPage = new Composite(stack, SWT.NONE);
        GridLayout layout = plainGrid();
        stripPage.setLayout(layout);
        strip = new TimelineStrip(stripPage, appearance(), step -> active().step(session -> session.goTo(step)));
        strip.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table = momentTable(stack);
        showAs(stripPage);
        getViewSite().getActionBars().getToolBarManager().add(twin());
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE, What.OPENED)) {
            strip.show(session.recording().phases(), session.recording().events(), session.step(), session.length());
            table.show(moments(session));
            position.setText(words(session));
            banner(session.recording().loop());
        }
    }

    @Override
    protected void restyle() {
        ink(position, Typeface.TEXT_BOLD, 1);
        ink(banner, Typeface.TEXT_BOLD, 1);
        banner.setBackground(appearance().color(Tone.REMARK_BACK));
        strip.control().redraw();
    }

    @Override
    protected String helpWord() {
        return "timeline";
    }

    @Override
    protected Control focusControl() {
        return ((StackLayout) stack.getLayout()).topControl == stripPage ? strip.control() : table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(table::text);
    }

    /** Returns the words of the loop banner, empty while no loop was found. */
    public String bannerText() {
        return banner.getVisible() ? banner.getText() : "";
    }

    /** Returns the words about where we are. */
    public String positionText() {
        return position.getText();
    }

    private RowTable<MomentRow> momentTable(Composite parent) {
        RowTable<MomentRow> moments = new RowTable<>(parent, appearance(), Typeface.MONO, List.of(
                Column.<MomentRow>of(Messages.Timeline_from, STEP_CHARS, row -> marked(row, Long.toString(row.from()))),
                Column.<MomentRow>of(Messages.Timeline_to, STEP_CHARS, row -> marked(row, Long.toString(row.to()))),
                Column.<MomentRow>of(Messages.Timeline_what, WHAT_CHARS, row -> marked(row, row.what())
                        .in(Typeface.TEXT)),
                Column.<MomentRow>of(Messages.Timeline_detail, DETAIL_CHARS, row -> Cell.of(row.detail())
                        .in(Typeface.TEXT))));
        adopt(moments);
        moments.control().addListener(SWT.MouseDoubleClick, event -> moments.selected()
                .ifPresent(row -> active().step(session -> session.goTo(row.from()))));
        return moments;
    }

    private static Cell marked(MomentRow row, String text) {
        return row.here() ? Cell.of(text).on(Tone.CURRENT_BACK) : Cell.of(text);
    }

    private static List<MomentRow> moments(Session session) {
        long step = session.step();
        List<MomentRow> rows = new ArrayList<>();
        for (PhaseSpan span : session.recording().phases()) {
            boolean here = step >= span.from() && step < span.to();
            rows.add(new MomentRow(span.from(), span.to(), PhaseNames.title(span.phase()), span.routine(), here));
        }
        for (Occurrence event : session.recording().events()) {
            rows.add(new MomentRow(event.step(), event.step(), event.name(), event.text(), false));
        }
        rows.sort(Comparator.comparingLong(MomentRow::from));
        return rows;
    }

    private static String words(Session session) {
        String where = PhaseNames.title(session.state().getPhase().getLiteral());
        String routine = session.state().getRoutine();
        String step = NLS.bind(Messages.Timeline_stepOf, session.step(), session.length());
        String place = routine == null || routine.isEmpty() ? where : where + " \u203a " + routine;
        String end = session.ended().map(how -> " \u00b7 " + NLS.bind(Messages.Timeline_ended, how)).orElse("");
        return step + " \u00b7 " + place + end;
    }

    /** The banner takes the place of the line about where we are, so that the strip does not move. */
    private void banner(Optional<Loop> loop) {
        String text = loop.map(found -> NLS.bind(Messages.Timeline_loop, new Object[] {found.again(), found.first(),
            found.period()})).orElse("");
        boolean visible = !text.isEmpty();
        if (((GridData) banner.getLayoutData()).exclude == visible || !text.equals(banner.getText())) {
            banner.setText(text);
            banner.setToolTipText(loop.map(Loop::text).orElse(null));
            present(banner, visible);
            present(position, !visible);
            banner.getParent().layout();
        }
    }

    private static void present(Label line, boolean visible) {
        line.setVisible(visible);
        ((GridData) line.getLayoutData()).exclude = !visible;
    }

    private void showAs(Control page) {
        ((StackLayout) stack.getLayout()).topControl = page;
        stack.layout();
    }

    private Action twin() {
        Action action = new Action(Messages.Timeline_asTable, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                showAs(isChecked() ? table.control() : stripPage);
                focusControl().setFocus();
            }
        };
        action.setToolTipText(Messages.Timeline_asTableTip);
        action.setImageDescriptor(Icon.TABLE.descriptor());
        return action;
    }
}
