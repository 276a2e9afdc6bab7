package ringside.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.document.WitnessScenario;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.questions.AskedKernel;
import ringside.stepper.questions.KernelDifferences;
import ringside.ui.Messages;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;
import ringside.ui.session.Change;
import ringside.ui.session.Documents;
import ringside.ui.session.WorkLine;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;
import ringside.ui.views.TableRows;

/** Where the kernel of the open scenario and another one answer differently, over all states there are. */
public final class CompareView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.differences";

    private static final int ANSWER_CHARS = 18;
    private static final int CLASSES_CHARS = 9;
    private static final int CONDITIONS_CHARS = 40;
    private static final int CONDITIONS_COLUMN = 3;
    private static final int LOAD_COLUMN = 4;
    private static final int WHOLE = 100;
    private static final int MARGIN = 6;
    private static final int DETAIL_LINES = 3;
    private static final int LOAD_CHARS = 24;
    private static final String USUAL = "v6.8";
    private static final String USUAL_AGAINST = "seed";

    private final WorkLine work = new WorkLine();
    private final List<Profile> profiles = Profiles.all();
    private Label against;
    private Combo others;
    private Button pathsOnly;
    private Label summary;
    private RowTable<DifferenceRow> table;
    private Label witness;
    private Pair shown;
    private List<DifferenceRow> found = List.of();

    @Override
    protected void createContent(Composite parent) {
        Composite head = new Composite(parent, SWT.NONE);
        head.setLayout(new GridLayout(3, false));
        head.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        against = new Label(head, SWT.NONE);
        Styling.own(against);
        others = new Combo(head, SWT.READ_ONLY | SWT.DROP_DOWN);
        others.setToolTipText(Messages.Compare_otherTip);
        Named.as(Messages.Compare_otherTip, others);
        profiles.forEach(profile -> others.add(profile.id() + " \u00b7 " + profile.releases()));
        others.addListener(SWT.Selection, event -> active().session().ifPresent(this::ask));
        pathsOnly = new Button(head, SWT.CHECK);
        Styling.own(pathsOnly);
        pathsOnly.setText(Messages.Compare_pathsOnly);
        pathsOnly.addListener(SWT.Selection, event -> fill());
        summary = line(parent, MARGIN);
        table = new RowTable<>(parent, appearance(), Typeface.TEXT, List.of(
                Column.of(Messages.Compare_one, ANSWER_CHARS, row -> answer(row.one(), row)),
                Column.of(Messages.Compare_other, ANSWER_CHARS, row -> answer(row.other(), row)),
                Column.of(Messages.Map_classes, CLASSES_CHARS, row -> Cell.quiet(Integer.toString(row.classes()))),
                Column.<DifferenceRow>of(Messages.Map_conditions, CONDITIONS_CHARS, row -> Cell.of(row.conditions()))
                        .tip(DifferenceRow::conditions),
                Column.of(Messages.Compare_witness, LOAD_CHARS, row -> Cell.of(Messages.Compare_load).ink(
                        Tone.CHANGED_TEXT))));
        table.share(CONDITIONS_COLUMN, WHOLE);
        adopt(table);
        table.control().addListener(SWT.DefaultSelection, event -> load());
        table.control().addListener(SWT.MouseUp, event -> {
            if (event.button == 1 && table.columnAt(event.x, event.y) == LOAD_COLUMN) {
                load();
            }
        });
        table.onSelect(row -> witness.setText(NLS.bind(Messages.Map_witness, row.conditions(),
                WitnessText.of(row.witness()))));
        witness = line(parent, MARGIN);
        work.createControl(parent, appearance());
    }

    @Override
    protected void show(Session session, Change change) {
        if (others.getSelectionIndex() < 0) {
            choose(session.profile().id().equals(USUAL) ? USUAL_AGAINST : USUAL);
        }
        ask(session);
    }

    private void choose(String id) {
        for (int i = 0; i < profiles.size(); i++) {
            if (profiles.get(i).id().equals(id)) {
                others.select(i);
            }
        }
    }

    private void ask(Session session) {
        Profile other = profiles.get(others.getSelectionIndex());
        KernelOptions plain = session.options().withWhatIfs(Set.of());
        KernelOptions options = other.refusal(plain).isEmpty() ? plain : plain.withPti(false);
        Pair wanted = new Pair(Asked.of(session), new AskedKernel(other, options, Set.of()));
        if (!wanted.equals(shown)) {
            shown = wanted;
            against.setText(NLS.bind(Messages.Compare_against, session.profile().id()));
            against.getParent().layout();
            work.start(Messages.Compare_working, progress -> KernelDifferences.of(wanted.one(), wanted.other(),
                    progress), this::shown);
        }
    }

    private void shown(KernelDifferences differences) {
        found = differences.parts().stream().map(DifferenceRow::of).toList();
        summary.setText(found.isEmpty() ? Messages.Compare_same : NLS.bind(Messages.Compare_summary,
                new Object[] {differences.classes(), differences.differing(), differences.inPath()}));
        summary.setToolTipText(summary.getText());
        witness.setText(found.isEmpty() ? "" : Messages.Map_select);
        fill();
    }

    /** Shows the selected row's witness in lockstep; the open scenario is left only after a question. */
    private void load() {
        table.selected().filter(row -> shown != null).ifPresent(row -> {
            AskedKernel one = shown.one();
            String other = shown.other().profile().id();
            Scenario scenario = WitnessScenario.of(NLS.bind(Messages.Compare_witnessTitle, one.profile().id(), other),
                    one
                            .profile(), one.options(), one.off(), row.witness());
            scenario.setSummary(row.conditions());
            if (getSite().getService(Documents.class).openPasted(scenario)) {
                showOther(LockstepView.ID);
                if (getSite().getPage().findView(LockstepView.ID) instanceof LockstepView lockstep) {
                    lockstep.compareWith(other);
                }
            }
        });
    }

    private void fill() {
        table.show(found.stream().filter(row -> row.inPath() || !pathsOnly.getSelection()).toList());
    }

    private static Cell answer(String words, DifferenceRow row) {
        return row.inPath() ? Cell.of(words).in(Typeface.TEXT_BOLD) : Cell.of(words);
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT, 1);
        ink(witness, Typeface.TEXT, DETAIL_LINES);
        for (Control control : List.of(against, others, pathsOnly)) {
            control.setFont(appearance().font(Typeface.TEXT));
        }
        against.setForeground(appearance().color(Tone.INK));
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
        return Optional.of(new TableRows(table, this::load));
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<DifferenceRow> table() {
        return table;
    }

    /** Compares the open scenario's kernel with another one. */
    public void compareWith(String id) {
        choose(id);
        active().session().ifPresent(this::ask);
    }

    /** Which two kernels are compared. */
    private record Pair(AskedKernel one, AskedKernel other) {
    }
}
