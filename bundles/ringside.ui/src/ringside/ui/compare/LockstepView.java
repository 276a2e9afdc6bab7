package ringside.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.stepper.OtherKernel;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.lockstep.Deed;
import ringside.stepper.lockstep.Difference;
import ringside.stepper.lockstep.Lockstep;
import ringside.stepper.lockstep.Version;
import ringside.stepper.run.Progress;
import ringside.ui.Messages;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.WorkLine;
import ringside.ui.session.Documents;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;

/**
 * The open scenario on its kernel and, beside it, on another one or on the same with or without a piece: aligned by what
 * they do. Looking at rows moves nothing; Enter goes to the step of the left side.
 */
public final class LockstepView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.lockstep";

    /** Steps of each side: a table that somebody reads needs no more. */
    private static final long MOST = 4000;
    private static final int PHASE_CHARS = 10;
    private static final int STEP_CHARS = 7;
    private static final int WORDS_CHARS = 40;
    private static final int MARK_CHARS = 6;
    private static final int NAME_CHARS = 14;
    private static final int VALUE_CHARS = 46;
    private static final int EQUAL_CHARS = 3;
    private static final int HEAD_COLUMNS = 6;
    private static final int PIECE_WIDTH = 200;
    private static final int MARGIN = 6;
    private static final int SUMMARY_LINES = 3;
    private static final int MOST_VISIBLE = 30;
    private static final int CONTEXT = 3;
    private static final int LARGE = 64;
    private static final int SMALL = 36;
    private static final int WORDS_COLUMN = 2;
    private static final int VALUE_COLUMN = 1;
    private static final int HALF = 50;
    private static final String USUAL = "v6.8";
    private static final String USUAL_AGAINST = "seed";

    private final WorkLine work = new WorkLine();
    private final List<Profile> profiles = Profiles.all();
    private List<Piece> pieces = List.of();
    private Label leftWord;
    private Label rightWord;
    private Combo leftKernel;
    private Combo rightKernel;
    private Combo piece;
    private Button firstDifference;
    private Label summary;
    private RowTable<LockstepRow> table;
    private RowTable<BesideRow> beside;
    private Question asked;
    private Lockstep found;
    private int here = -1;

    @Override
    protected void createContent(Composite parent) {
        head(parent);
        summary = line(parent, MARGIN);
        SashForm halves = new SashForm(parent, SWT.VERTICAL);
        halves.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table = new RowTable<>(halves, appearance(), Typeface.TEXT, List.of(
                Column.of(Messages.Lockstep_phase, PHASE_CHARS, LockstepRow::phase),
                Column.of(Messages.Lockstep_step, STEP_CHARS, LockstepRow::leftStep),
                Column.of(Messages.Lockstep_left, WORDS_CHARS, LockstepRow::left).tip(LockstepRow::tip),
                Column.of(Messages.Lockstep_mark, MARK_CHARS, LockstepRow::mark),
                Column.of(Messages.Lockstep_step, STEP_CHARS, LockstepRow::rightStep),
                Column.of(Messages.Lockstep_right, WORDS_CHARS, LockstepRow::right).tip(LockstepRow::tip)));
        table.share(WORDS_COLUMN, HALF);
        adopt(table);
        table.onSelect(this::beside);
        table.control().addListener(SWT.DefaultSelection, event -> go());
        beside = new RowTable<>(halves, appearance(), Typeface.TEXT, List.of(
                Column.of(Messages.Lockstep_what, NAME_CHARS, row -> Cell.of(row.name())),
                Column.of(Messages.Lockstep_left, VALUE_CHARS, row -> value(row, row.left())),
                Column.of(Messages.Lockstep_mark, EQUAL_CHARS, LockstepView::equal),
                Column.of(Messages.Lockstep_right, VALUE_CHARS, row -> value(row, row.right()))));
        beside.share(VALUE_COLUMN, HALF);
        adopt(beside);
        Named.as(Messages.Lockstep_beside, beside.control());
        halves.setWeights(LARGE, SMALL);
        work.createControl(parent, appearance());
    }

    private void head(Composite parent) {
        Composite head = new Composite(parent, SWT.NONE);
        head.setLayout(new GridLayout(HEAD_COLUMNS, false));
        head.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        leftWord = word(head, Messages.Lockstep_left);
        leftKernel = kernels(head, Messages.Lockstep_leftTip);
        leftKernel.addListener(SWT.Selection, event -> getSite().getService(Documents.class).profile(profiles.get(
                leftKernel.getSelectionIndex()).id()));
        rightWord = word(head, Messages.Lockstep_right);
        rightKernel = kernels(head, Messages.Lockstep_rightTip);
        rightKernel.addListener(SWT.Selection, event -> active().session().ifPresent(session -> {
            piece.deselectAll();
            ask(session);
        }));
        piece = new Combo(head, SWT.READ_ONLY | SWT.DROP_DOWN);
        piece.setVisibleItemCount(MOST_VISIBLE);
        piece.setToolTipText(Messages.Lockstep_pieceTip);
        GridData room = new GridData(SWT.FILL, SWT.CENTER, true, false);
        room.widthHint = PIECE_WIDTH;
        piece.setLayoutData(room);
        Named.as(Messages.Lockstep_pieceTip, piece);
        piece.addListener(SWT.Selection, event -> active().session().ifPresent(this::ask));
        firstDifference = new Button(head, SWT.PUSH);
        firstDifference.setText(Messages.Lockstep_toFirst);
        firstDifference.setToolTipText(Messages.Lockstep_toFirstTip);
        firstDifference.addListener(SWT.Selection, event -> toFirst());
    }

    private static Label word(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        Styling.own(label);
        label.setText(text);
        return label;
    }

    private Combo kernels(Composite parent, String name) {
        Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setToolTipText(name);
        Named.as(name, combo);
        profiles.forEach(profile -> combo.add(profile.id() + " \u00b7 " + profile.releases()));
        return combo;
    }

    private static Cell value(BesideRow row, String words) {
        return row.same() ? Cell.of(words) : Cell.of(words).in(Typeface.TEXT_BOLD);
    }

    private static Cell equal(BesideRow row) {
        return row.same() ? Cell.of(Messages.Lockstep_same).ink(Tone.PASSED_TEXT)
                : Cell.of(Messages.Lockstep_differs).ink(Tone.FAILED_TEXT);
    }

    @Override
    protected void show(Session session, Change change) {
        leftKernel.select(place(session.profile().id()));
        if (rightKernel.getSelectionIndex() < 0) {
            rightKernel.select(place(session.profile().id().equals(USUAL) ? USUAL_AGAINST : USUAL));
        }
        ask(session);
        mark(session);
    }

    private int place(String kernel) {
        return IntStream.range(0, profiles.size()).filter(at -> profiles.get(at).id().equals(kernel)).findFirst()
                .orElse(-1);
    }

    private void ask(Session session) {
        Version right = right(session);
        Question wanted = new Question(session.profile().id(), right, session.scenario());
        if (asked == null || !asked.same(wanted)) {
            asked = new Question(wanted.left(), right, EcoreUtil.copy(session.scenario()));
            found = null;
            fill(session);
            Question question = asked;
            work.start(Messages.Lockstep_working, progress -> answer(question, progress), this::answered);
        }
    }

    /** The choice stays where the list offers it still. */
    private Version right(Session session) {
        Profile profile = profiles.get(rightKernel.getSelectionIndex());
        List<Piece> offered = Piece.of(profile, session.options());
        if (!offered.equals(pieces)) {
            String chosen = piece.getText();
            pieces = offered;
            piece.setItems(pieces.stream().map(Piece::title).toArray(String[]::new));
            piece.select(Math.max(0, piece.indexOf(chosen)));
        }
        return pieces.get(Math.max(0, piece.getSelectionIndex())).version();
    }

    private static Answer answer(Question question, Progress progress) {
        Scenario scenario = question.scenario();
        ProgramPlace place = new ProgramPlace(String.valueOf(scenario.getId()), 1);
        try {
            return new Answer(Lockstep.of(OtherKernel.of(scenario, question.left(), place), Version.plain(question
                    .left()),
                    OtherKernel.of(scenario, question.right().kernel(), place), question.right(), place, MOST,
                    progress),
                    "");
        } catch (ScenarioProblem problem) {
            return new Answer(null, NLS.bind(Messages.Lockstep_noRun, problem.messages().get(0)));
        }
    }

    private void answered(Answer answer) {
        found = answer.found();
        summary.setText(found == null ? answer.problem() : String.join("\n", found.sentences()));
        summary.setToolTipText(summary.getText());
        summary.notifyListeners(SWT.Resize, new Event());
        active().session().ifPresent(this::fill);
        if (found != null) {
            titles();
            int row = found.first().map(Difference::row).orElse(Math.max(0, here));
            table.select(row);
            table.reveal(row, CONTEXT);
        }
    }

    /** The heads of the columns name the kernels. */
    private void titles() {
        for (RowTable<?> each : List.of(table, beside)) {
            int left = each == table ? WORDS_COLUMN : VALUE_COLUMN;
            each.control().getColumn(left).setText(NLS.bind(Messages.Lockstep_side, Messages.Lockstep_left, found.left()
                    .version().name()));
            each.control().getColumn(each.control().getColumnCount() - 1).setText(NLS.bind(Messages.Lockstep_side,
                    Messages.Lockstep_right, found.right().version().name()));
        }
    }

    private void fill(Session session) {
        here = found == null ? -1 : found.rowOf(session.step());
        int first = found == null ? -1 : found.first().map(Difference::row).orElse(-1);
        table.show(found == null ? List.of() : IntStream.range(0, found.rows().size())
                .mapToObj(at -> new LockstepRow(found.rows().get(at), at == first, at == here)).toList());
        beside.show(List.of());
        firstDifference.setEnabled(first >= 0);
        if (found == null) {
            summary.setText("");
        }
    }

    /** Shows where the open scenario stands. */
    private void mark(Session session) {
        if (found != null && found.rowOf(session.step()) != here) {
            Optional<LockstepRow> selected = table.selected();
            fill(session);
            table.reveal(here, CONTEXT);
            selected.ifPresent(this::beside);
        }
    }

    private void beside(LockstepRow row) {
        int at = at(row);
        if (found != null && at >= 0) {
            beside.show(BesideRow.of(found.left(), leftStep(at), found.right(), rightStep(at)));
        }
    }

    private int at(LockstepRow row) {
        return IntStream.range(0, found.rows().size()).filter(each -> found.rows().get(each) == row.row()).findFirst()
                .orElse(-1);
    }

    /** The last step of the left side up to a row. */
    private long leftStep(int row) {
        return IntStream.iterate(row, at -> at >= 0, at -> at - 1).mapToObj(at -> found.rows().get(at).left())
                .flatMap(Optional::stream).findFirst().map(Deed::at).orElse(0L);
    }

    private long rightStep(int row) {
        return IntStream.iterate(row, at -> at >= 0, at -> at - 1).mapToObj(at -> found.rows().get(at).right())
                .flatMap(Optional::stream).findFirst().map(Deed::at).orElse(0L);
    }

    private void go() {
        table.selected().filter(row -> found != null).ifPresent(row -> {
            long step = leftStep(at(row));
            active().step(session -> session.goTo(step));
        });
    }

    /** Selects the first difference that somebody could notice. */
    private void toFirst() {
        if (found != null) {
            found.first().ifPresent(difference -> {
                table.select(difference.row());
                table.reveal(difference.row(), CONTEXT);
                table.control().setFocus();
            });
        }
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT, SUMMARY_LINES);
        for (Control control : List.of(leftWord, leftKernel, rightWord, rightKernel, piece, firstDifference)) {
            control.setFont(appearance().font(Typeface.TEXT));
        }
        leftWord.setForeground(appearance().color(Tone.INK));
        rightWord.setForeground(appearance().color(Tone.INK));
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
        return Optional.of(new LockstepRows());
    }

    /** Returns the aligned rows, for those who look at the view from outside. */
    public RowTable<LockstepRow> table() {
        return table;
    }

    /** Compares the open scenario's kernel with another one that has nothing besides. */
    public void compareWith(String id) {
        rightKernel.select(place(id));
        piece.select(0);
        active().session().ifPresent(this::ask);
    }

    /** The rows can be copied and opened, and one of them is marked. */
    private final class LockstepRows implements Rows {

        @Override
        public String text() {
            return table.text();
        }

        @Override
        public String markdown() {
            return table.markdown();
        }

        @Override
        public void edit() {
            go();
        }

        @Override
        public void toMarked() {
            toFirst();
        }
    }

    /** What is compared. */
    private record Question(String left, Version right, Scenario scenario) {

        boolean same(Question other) {
            return left.equals(other.left) && right.equals(other.right)
                    && EcoreUtil.equals(scenario, other.scenario);
        }
    }

    /** What came out, or why nothing did. */
    private record Answer(Lockstep found, String problem) {
    }
}
