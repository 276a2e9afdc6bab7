package ringside.ui.author;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.compare.OutcomeProposal;
import ringside.stepper.document.LessonText;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.session.Change;
import ringside.ui.session.Notices;
import ringside.ui.session.WorkLine;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;
import ringside.ui.views.TableRows;

/** What makes a program a scenario: its title, its lesson, what happens from outside, and the outcome expected. */
public final class AuthorView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.author";

    private static final int WHEN_CHARS = 16;
    private static final int WHAT_CHARS = 30;
    private static final int MARGIN = 8;
    private static final int SUMMARY_LINES = 2;
    private static final int LESSON_LINES = 6;
    private static final int STATED_LINES = 2;

    private final WorkLine work = new WorkLine();
    private List<AuthorField> fields;
    private RowTable<InterventionRow> table;
    private Label stated;
    private List<Button> buttons;

    @Override
    protected void createContent(Composite parent) {
        Composite form = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = MARGIN;
        form.setLayout(layout);
        form.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        fields = List.of(
                new AuthorField(form, Messages.Author_title, 1, Scenario::getTitle, keys()::typing, this::apply,
                        Scenario::setTitle),
                new AuthorField(form, Messages.Author_summary, SUMMARY_LINES, Scenario::getSummary, keys()::typing,
                        this::apply, Scenario::setSummary),
                new AuthorField(form, Messages.Author_lesson, LESSON_LINES, scenario -> lesson(scenario).body(),
                        keys()::typing, this::apply, (scenario, text) -> scenario.setLesson(new LessonText(text, lesson(
                                scenario)
                                .question()).whole())),
                new AuthorField(form, Messages.Author_question, 1, scenario -> lesson(scenario).question(),
                        keys()::typing, this::apply,
                        (scenario, text) -> scenario.setLesson(new LessonText(lesson(scenario).body(), text).whole())));
        table = new RowTable<>(parent, appearance(), Typeface.TEXT, List.of(
                Column.<InterventionRow>of(Messages.Author_when, WHEN_CHARS, row -> Cell.quiet(row.when()))
                        .tip(InterventionRow::when),
                Column.<InterventionRow>of(Messages.Author_what, WHAT_CHARS, row -> Cell.of(row.what()))
                        .tip(InterventionRow::what)));
        adopt(table);
        table.control().addListener(SWT.MouseDoubleClick, event -> go());
        table.control().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                remove();
            }
        });
        stated = line(parent, MARGIN);
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new RowLayout());
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        buttons = List.of(button(bar, Messages.Author_go, this::go), button(bar, Messages.Author_remove, this::remove),
                button(bar, Messages.Author_record, this::recordHere),
                button(bar, Messages.Author_recordAll, () -> record(Profiles.all().stream().map(Profile::id)
                        .toList())));
        work.createControl(parent, appearance());
    }

    private static LessonText lesson(Scenario scenario) {
        return LessonText.of(scenario.getLesson());
    }

    private static Button button(Composite bar, String words, Runnable effect) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(words);
        button.addListener(SWT.Selection, event -> effect.run());
        return button;
    }

    private String kernel() {
        return active().session().map(session -> session.scenario().getKernel()).orElse("");
    }

    /** Makes a change of the scenario as one edit that can be undone. What no run depends on is told here. */
    private void apply(String what, Consumer<Scenario> change) {
        active().session().filter(session -> !active().busy()).ifPresent(session -> {
            session.edits().change(NLS.bind(Messages.Author_change, what), () -> change.accept(session.scenario()));
            active().publish(Change.What.DOCUMENT);
        });
    }

    private void go() {
        table.selected().filter(row -> row.step() >= 0).ifPresent(row -> active().step(session -> session.goTo(row
                .step())));
    }

    private void remove() {
        table.selected().ifPresent(row -> apply(row.what(), row::removeFrom));
    }

    /** Runs the scenario on the kernel that is open and states what comes out. */
    public void recordHere() {
        record(List.of(kernel()));
    }

    private void record(List<String> kernels) {
        active().session().ifPresent(session -> work.start(Messages.Author_recording, progress -> {
            try {
                return Recorded.of(OutcomeProposal.of(session.scenario(), kernels, progress));
            } catch (ScenarioProblem problem) {
                return Recorded.refused(problem.messages().get(0));
            }
        }, this::recorded));
    }

    private void recorded(Recorded result) {
        result.refusal().ifPresent(getSite().getService(Notices.class)::refuse);
        result.proposal().filter(proposal -> !proposal.recorded().isEmpty()).ifPresent(proposal -> apply(
                Messages.Author_outcome, proposal::state));
    }

    /** What came of recording: a proposal, or why there is none. */
    private record Recorded(Optional<OutcomeProposal> proposal, Optional<String> refusal) {

        static Recorded of(OutcomeProposal proposal) {
            return new Recorded(Optional.of(proposal), Optional.empty());
        }

        static Recorded refused(String why) {
            return new Recorded(Optional.empty(), Optional.of(why));
        }
    }

    @Override
    protected void show(Session session, Change change) {
        fields.forEach(field -> field.show(session.scenario()));
        table.show(InterventionRow.of(session.scenario()));
        String kernels = session.scenario().getExpectations().stream().flatMap(each -> each.getKernels().stream()
                .map(kernel -> each.getRecorded().contains(kernel) ? NLS.bind(Messages.Author_asRecorded, kernel)
                        : kernel)).collect(Collectors.joining(", "));
        stated.setText(kernels.isEmpty() ? Messages.Author_nothingStated : NLS.bind(Messages.Author_stated, kernels));
        stated.setToolTipText(stated.getText());
    }

    @Override
    protected void restyle() {
        fields.forEach(field -> field.restyle(appearance().font(Typeface.TEXT), appearance().color(Tone.INK)));
        buttons.forEach(button -> button.setFont(appearance().font(Typeface.TEXT)));
        ink(stated, Typeface.TEXT, STATED_LINES);
        work.restyle(appearance().font(Typeface.TEXT), appearance().color(Tone.INK));
    }

    @Override
    public void dispose() {
        work.cancel();
        super.dispose();
    }

    @Override
    protected Control focusControl() {
        return fields.get(0).control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new TableRows(table, this::go, this::go));
    }

    /** Returns the field of this name, for those who look at the view from outside. */
    public Control field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow().control();
    }

    /** Returns what happens from outside, a line each. */
    public String outside() {
        return table.text();
    }

    /** Returns what is said about the expected outcome. */
    public String stated() {
        return stated.getText();
    }
}
