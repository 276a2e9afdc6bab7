package ringside.ui.quiz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.stepper.Session;
import ringside.stepper.questions.AskedKernel;
import ringside.stepper.quiz.OwnRule;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.Documents;
import ringside.ui.session.WorkLine;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;
import ringside.ui.views.StyledWords;

/** A rule of one's own: tick what is believed to decide, and see for which states that is wrong. */
public final class RuleView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.rule";

    private static final int MARGIN = 12;

    private final WorkLine work = new WorkLine();
    private final List<Button> ticks = new ArrayList<>();
    private Label head;
    private Composite column;
    private StyledText result;
    private Button load;
    private Profile shown;
    private Optional<OwnRule.CounterExample> example = Optional.empty();

    @Override
    protected void createContent(Composite parent) {
        head = line(parent, MARGIN);
        column = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = MARGIN;
        column.setLayout(layout);
        column.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        result = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL);
        result.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        result.setMargins(MARGIN, MARGIN / 2, MARGIN, MARGIN / 2);
        result.setCaret(null);
        result.setAlwaysShowScrollBars(false);
        words(result, getTitle());
        load = new Button(parent, SWT.PUSH);
        load.setText(Messages.Rule_load);
        GridData place = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        place.horizontalIndent = MARGIN;
        load.setLayoutData(place);
        load.addListener(SWT.Selection, event -> load());
        load.setEnabled(false);
        work.createControl(parent, appearance());
    }

    @Override
    protected void show(Session session, Change change) {
        if (session.profile() != shown) {
            shown = session.profile();
            List<OwnRule.Condition> conditions = OwnRule.offered(shown);
            head.setText(NLS.bind(conditions.isEmpty() ? Messages.Rule_none : Messages.Rule_head, shown.id()));
            build(conditions);
            tell(Messages.Rule_tick, Optional.empty());
        }
    }

    private void build(List<OwnRule.Condition> conditions) {
        ticks.forEach(Button::dispose);
        ticks.clear();
        for (OwnRule.Condition condition : conditions) {
            Button tick = new Button(column, SWT.CHECK);
            tick.setText(NLS.bind(Messages.Rule_check, condition.id(), condition.title()).replace("&", "&&"));
            tick.setData(condition.id());
            tick.setFont(appearance().font(Typeface.TEXT));
            tick.addListener(SWT.Selection, event -> hold());
            ticks.add(tick);
        }
        column.getParent().layout(true, true);
    }

    private void hold() {
        Set<CheckId> conditions = new LinkedHashSet<>();
        ticks.stream().filter(Button::getSelection).forEach(tick -> conditions.add((CheckId) tick.getData()));
        AskedKernel asked = new AskedKernel(shown, KernelOptions.DEFAULT, Set.of());
        work.start(Messages.Rule_working, progress -> new OwnRule(conditions).against(asked, progress), this::held);
    }

    private void held(OwnRule.Trial trial) {
        String words = trial.example().map(wrong -> NLS.bind(wrong.promised() ? Messages.Rule_tooLax
                : Messages.Rule_tooStrict, new Object[] {trial.wrong(), trial.classes(), wrong.answer().path().label(),
                    wrong.answer().reason().map(Enum::name).orElse(""), SlotLines.of(wrong.state())}))
                .orElseGet(() -> NLS.bind(Messages.Rule_equivalent, trial.classes()));
        tell(words, trial.example());
    }

    private void tell(String words, Optional<OwnRule.CounterExample> found) {
        example = found;
        new StyledWords(appearance()).plain(words).into(result);
        load.setEnabled(found.isPresent());
    }

    private void load() {
        example.ifPresent(found -> {
            if (getSite().getService(Documents.class).openPasted(Openings.witness(Messages.Rule_witness, shown.id(),
                    found.state()))) {
                Openings.explore(getSite().getWorkbenchWindow());
            }
        });
    }

    @Override
    protected void restyle() {
        ink(head, Typeface.TEXT, 2);
        result.setFont(appearance().font(Typeface.TEXT));
        result.setForeground(appearance().color(Tone.INK));
        result.setBackground(appearance().color(Tone.PAPER));
        load.setFont(appearance().font(Typeface.TEXT));
        ticks.forEach(tick -> tick.setFont(appearance().font(Typeface.TEXT)));
        work.restyle(appearance().font(Typeface.TEXT), appearance().color(Tone.INK));
    }

    @Override
    public void dispose() {
        work.cancel();
        super.dispose();
    }

    @Override
    protected Control focusControl() {
        return ticks.isEmpty() ? result : ticks.get(0);
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(result::getText);
    }

    /** Returns the boxes, for those who look at the view from outside. */
    public List<Button> ticks() {
        return List.copyOf(ticks);
    }

    /** Returns what is said about the rule. */
    public String words() {
        return result.getText();
    }
}
