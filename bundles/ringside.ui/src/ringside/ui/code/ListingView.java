package ringside.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

import ringside.stepper.Session;
import ringside.stepper.shown.Hints;
import ringside.stepper.listing.ListingModel;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.table.Values;
import ringside.ui.views.Refusals;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;

/** The program and the kernel, line by line, with the line that runs next, what it does and where it goes. */
public final class ListingView extends SessionView implements Findable {

    /** The id of this view. */
    public static final String ID = "ringside.ui.listing";

    private CodeText code;
    private FindBar finding;
    private ListingModel listing;
    private CodePlan plan;
    private CodeMoment moment = CodeMoment.NOTHING;
    private TreeSet<Integer> special = new TreeSet<>();

    @Override
    protected void createContent(Composite parent) {
        code = new CodeText(parent, appearance());
        adopt(code.control());
        leaveByTab(code.control());
        for (int chosen : new int[] {SWT.KeyUp, SWT.MouseUp}) {
            code.control().addListener(chosen, event -> tell());
        }
        finding = new FindBar(parent, code.control(), appearance(), keys()::typing);
        code.onMargin(row -> toggle(row.address()));
        code.control().addListener(SWT.MouseHover, this::tip);
        for (int away : new int[] {SWT.MouseMove, SWT.MouseExit, SWT.MouseDown}) {
            code.control().addListener(away, event -> code.control().setToolTipText(null));
        }
    }

    /** A line that is chosen tells its story; the current one is told anyway. */
    private void tell() {
        long address = selectedAddress().orElse(0L);
        active().session().filter(session -> !active().busy()).ifPresent(session -> active().subject(
                address == 0 || address == session.state().getRip() ? "" : Hints.LINE + Long.toHexString(address)));
    }

    @Override
    protected void show(Session session, Change change) {
        boolean other = listing != session.listing();
        if (other) {
            listing = session.listing();
            plan = new CodePlan(listing);
            special = new TreeSet<>();
        }
        if (other || change.touches(What.STATE, What.BREAKPOINTS)) {
            CodeMoment before = moment;
            moment = CodeMoment.of(session, plan);
            fill(session, other);
            if (other || change.touches(What.STATE) && moment.current() != before.current()) {
                code.choose(moment.current());
            }
            if (change.touches(What.STATE)) {
                code.reveal(moment.current());
            }
        }
    }

    /** Rows that say nothing special are as the plan has them; only the others can have changed. */
    private void fill(Session session, boolean all) {
        TreeSet<Integer> now = moment.rows();
        session.breakpoints().addresses().forEach(address -> now.add(plan.indexOf(address)));
        session.switchedOff().forEach(check -> plan.deciding(check.name()).forEach(now::add));
        now.remove(-1);
        if (all) {
            List<CodeBlock> blocks = new ArrayList<>();
            for (int i = 0; i < plan.rows().size(); i++) {
                blocks.add(block(session, i));
            }
            code.begin(blocks);
        } else {
            SortedMap<Integer, CodeBlock> changed = new TreeMap<>();
            now.forEach(index -> changed.put(index, block(session, index)));
            special.forEach(index -> changed.computeIfAbsent(index, other -> block(session, other)));
            code.show(changed);
        }
        special = now;
    }

    private CodeBlock block(Session session, int index) {
        CodeRow row = plan.rows().get(index);
        boolean off = row.check() != null && session.patchedOff(row.line());
        return CodeBlock.of(row, index, moment, stop(session, row.address()), off, appearance().syntax());
    }

    private static CodeBlock.Stop stop(Session session, long address) {
        if (!session.breakpoints().at(address)) {
            return CodeBlock.Stop.NONE;
        }
        return session.breakpoints().enabled(address) ? CodeBlock.Stop.ON : CodeBlock.Stop.OFF;
    }

    @Override
    protected void restyle() {
        code.restyle();
        finding.restyle();
        if (plan != null && !active().busy()) {
            active().session().ifPresent(session -> {
                fill(session, true);
                code.choose(moment.current());
                code.reveal(moment.current());
            });
        }
    }

    @Override
    protected boolean rowsHaveEnds() {
        return false;
    }

    @Override
    protected Control focusControl() {
        return code.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new Rows() {
            @Override
            public String text() {
                return copied();
            }

            @Override
            public void toggle() {
                toggleBreakpoint();
            }
        });
    }

    private String copied() {
        StyledText text = code.control();
        String words = text.getSelectionCount() > 0 ? text.getSelectionText()
                : text.getLine(text.getLineAtOffset(text.getCaretOffset()));
        return words.strip();
    }

    /** Returns the text, for those who look at the view from outside. */
    public StyledText text() {
        return code.control();
    }

    @Override
    public void find() {
        finding.open();
    }

    @Override
    public void findNext() {
        finding.next();
    }

    @Override
    public void findPrevious() {
        finding.previous();
    }

    /** Returns the line in which words are found, for those who look at the view from outside. */
    FindBar finding() {
        return finding;
    }

    /** Returns the names of the routines in the order of the listing. */
    public List<String> routines() {
        return plan == null ? List.of() : List.copyOf(plan.routines().keySet());
    }

    /** Shows the head of a routine, with what follows it, and makes it the chosen line. */
    public void showRoutine(String name) {
        int row = plan.routines().getOrDefault(name, -1);
        code.choose(row);
        code.top(row);
    }

    /** Sets or removes the breakpoint on the chosen line, or on the current line where none is chosen. */
    public void toggleBreakpoint() {
        toggle(code.chosen().map(CodeRow::address).filter(address -> address != 0)
                .orElseGet(() -> active().session().map(session -> session.state().getRip()).orElse(0L)));
    }

    private void toggle(long address) {
        if (address != 0) {
            try {
                active().change(session -> session.breakpoints().toggle(address));
            } catch (ValueProblem problem) {
                Refusals.show(getViewSite(), problem);
            }
        }
    }

    /** Returns the address of the chosen instruction. */
    public Optional<Long> selectedAddress() {
        return code.chosen().map(CodeRow::address).filter(address -> address != 0);
    }

    private void tip(Event event) {
        String words = code.rowAt(event.y).filter(row -> row.line() != null).map(this::tip).orElse("");
        code.control().setToolTipText(words.isEmpty() ? null : words.replace("&", "&&"));
    }

    private String tip(CodeRow row) {
        StringBuilder words = new StringBuilder(Values.grouped(row.address()));
        add(words, row.line().caption());
        if (!row.line().cStatement().isEmpty()) {
            add(words, NLS.bind(Messages.Listing_c, row.line().cStatement()));
        }
        active().session().filter(session -> !active().busy()).ifPresent(session -> {
            if (row.check() != null && session.patchedOff(row.line())) {
                add(words, NLS.bind(Messages.Listing_offTip, row.line().text(appearance().syntax())));
            }
            if (session.breakpoints().at(row.address())) {
                add(words, Messages.Listing_breakpointTip);
            }
        });
        return words.toString();
    }

    private static void add(StringBuilder words, String more) {
        if (!more.isEmpty()) {
            words.append('\n').append(more);
        }
    }
}
