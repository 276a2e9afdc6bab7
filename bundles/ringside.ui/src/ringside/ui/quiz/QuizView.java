package ringside.ui.quiz;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.osgi.framework.FrameworkUtil;

import ringside.kernel.profile.Profiles;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.ScenarioLink;
import ringside.scenarios.score.Answered;
import ringside.scenarios.score.ScoreBook;
import ringside.scenarios.score.ScoreReading;
import ringside.stepper.Session;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.quiz.Paper;
import ringside.stepper.quiz.Question;
import ringside.stepper.quiz.Sheet;
import ringside.ui.Messages;
import ringside.ui.session.Change;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;
import ringside.ui.session.WorkLine;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;
import ringside.ui.views.StyledWords;

/** A paper of questions: predict, then see. */
public final class QuizView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.quiz";

    private static final int MARGIN = 12;
    private static final int FIRST_SEED = 1;
    private static final int QUESTIONS = 10;

    private PaperBar bar;
    private StyledText question;
    private ChoiceButtons choices;
    private StyledText response;
    private Button see;
    private Button next;
    private ScoreBook book;
    private final WorkLine work = new WorkLine();
    private Sheet sheet;
    private int at;

    @Override
    protected void createContent(Composite parent) {
        book = new ScoreBook(Platform.getStateLocation(FrameworkUtil.getBundle(QuizView.class)).append("scores.csv")
                .toPath());
        bar = new PaperBar(parent, appearance(), this::begin, this::export);
        question = text(parent, Messages.Quiz_question);
        choices = new ChoiceButtons(parent, appearance(), this::answer);
        response = text(parent, Messages.Quiz_response);
        Composite buttons = new Composite(parent, SWT.NONE);
        RowLayout row = new RowLayout();
        row.marginLeft = MARGIN;
        row.marginBottom = MARGIN;
        buttons.setLayout(row);
        next = button(buttons, Messages.Quiz_next, this::next);
        see = button(buttons, Messages.Quiz_see, this::see);
        for (Control control : new Control[] {question, response, next, see}) {
            answering(control);
        }
        choices.all().forEach(this::answering);
        work.createControl(parent, appearance());
        begin(FIRST_SEED, QUESTIONS);
    }

    private StyledText text(Composite parent, String name) {
        StyledText text = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        text.setLayoutData(data);
        text.setMargins(MARGIN, MARGIN / 2, MARGIN, MARGIN / 2);
        text.setCaret(null);
        text.setAlwaysShowScrollBars(false);
        words(text, name);
        return text;
    }

    private static Button button(Composite parent, String words, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(words);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    /** The keys of the paper count where it has the keyboard, not those that move the open scenario. */
    private void answering(Control control) {
        control.addListener(SWT.KeyDown, this::key);
        control.addListener(SWT.FocusIn, event -> keys().typing(true));
        control.addListener(SWT.FocusOut, event -> keys().typing(false));
        control.addListener(SWT.Dispose, event -> keys().typing(false));
    }

    /** A digit answers, and Enter or Page Down goes on. */
    private void key(Event event) {
        int choice = event.character - '1';
        if (sheet == null) {
            return;
        }
        if (choice >= 0 && choice < asked().choices().size() && event.stateMask == 0) {
            answer(choice);
            event.doit = false;
        } else if (event.keyCode == SWT.PAGE_DOWN || event.character == SWT.CR && event.widget instanceof StyledText) {
            next();
            event.doit = false;
        }
    }

    private void begin(long seed, int count) {
        work.start(Messages.Quiz_working, progress -> Paper.drawn(seed, count, Profiles.all(), ScenarioLibrary.ids(),
                Openings::scenario, progress), paper -> {
                    sheet = Sheet.of(paper);
                    at = 0;
                    ask();
                    choices.setFocus();
                });
    }

    private Question asked() {
        return sheet.paper().questions().get(at);
    }

    private void answer(int choice) {
        if (sheet.answer(at).isEmpty()) {
            sheet = sheet.with(at, choice);
            Question question = asked();
            keep(new Answered(Instant.now(), sheet.paper().seed(), question.id(), question.kind().label(),
                    question.kernel(), question.choices().get(choice).value(), choice == question.right()));
            ask();
            next.setFocus();
        }
    }

    private void keep(Answered answer) {
        Notices notices = getSite().getService(Notices.class);
        try {
            book.add(answer).ifPresent(problem -> notices.refuse(NLS.bind(Messages.Quiz_damaged, problem)));
        } catch (IOException failure) {
            notices.refuse(NLS.bind(Messages.Quiz_notKept, failure.getMessage()));
        }
    }

    private void next() {
        if (at + 1 < sheet.paper().questions().size()) {
            at++;
            ask();
            choices.setFocus();
        }
    }

    /** Shows what the question is about in Explore, if it is answered. */
    private void see() {
        Question question = asked();
        Documents documents = getSite().getService(Documents.class);
        boolean opened = question.moment().map(moment -> documents.openLink(ScenarioLink.toLibrary(moment.scenario(),
                question.kernel(), moment.step()))).orElseGet(() -> documents.openPasted(Openings.witness(NLS
                        .bind(Messages.Quiz_witness, question.id(), sheet.paper().seed()), question.kernel(),
                        question.slots().orElseThrow())));
        if (opened) {
            Openings.explore(getSite().getWorkbenchWindow());
        }
    }

    private void export() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setText(Messages.Quiz_exportTitle);
        dialog.setFileName("ringside-scores.csv");
        dialog.setOverwrite(true);
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(this::export);
    }

    /** Writes all answers that were ever given to a file. */
    public void export(Path file) {
        Notices notices = getSite().getService(Notices.class);
        ScoreReading known = book.read();
        if (known.problem().isPresent()) {
            notices.refuse(NLS.bind(Messages.Quiz_damaged, known.problem().get()));
            return;
        }
        try {
            book.export(file);
            notices.say(NLS.bind(Messages.Quiz_exported, known.answers().size(), file));
        } catch (IOException failure) {
            notices.refuse(NLS.bind(Messages.Quiz_notKept, failure.getMessage()));
        }
    }

    private void ask() {
        Question asked = asked();
        StyledWords words = new StyledWords(appearance());
        words.bold(NLS.bind(Messages.Quiz_number, asked.id(), sheet.paper().questions().size()) + "  ");
        words.plain(asked.text());
        asked.slots().ifPresent(slots -> words.plain("\n\n").code(SlotLines.of(slots)));
        words.into(question);
        choices.show(asked, sheet.answer(at));
        StyledWords told = new StyledWords(appearance());
        sheet.answer(at).ifPresent(choice -> {
            told.bold((choice == asked.right() ? Messages.Quiz_right : NLS.bind(Messages.Quiz_wrong, asked.choices()
                    .get(asked.right()).title())) + " ");
            told.plain(asked.response(choice));
        });
        if (sheet.answer(at).isEmpty()) {
            told.quiet(Messages.Quiz_choose);
        }
        told.into(response);
        see.setEnabled(sheet.answer(at).isPresent());
        next.setEnabled(sheet.answer(at).isPresent() && at + 1 < sheet.paper().questions().size());
        bar.show(sheet);
        question.getParent().layout(true, true);
    }

    @Override
    protected void show(Session session, Change change) {
        // The quiz is about its own questions, whatever is open.
    }

    @Override
    protected void restyle() {
        for (StyledText text : List.of(question, response)) {
            text.setFont(appearance().font(Typeface.SENTENCE));
            text.setForeground(appearance().color(Tone.INK));
            text.setBackground(appearance().color(Tone.PAPER));
        }
        bar.restyle();
        work.restyle(appearance().font(Typeface.TEXT), appearance().color(Tone.INK));
        choices.restyle();
        for (Button button : List.of(next, see)) {
            button.setFont(appearance().font(Typeface.TEXT));
        }
        if (sheet != null) {
            ask();
        }
    }

    @Override
    public void dispose() {
        work.cancel();
        super.dispose();
    }

    @Override
    protected Control focusControl() {
        return choices.first();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> question.getText() + "\n" + response.getText());
    }

    /** Returns the sheet, for those who look at the view from outside. */
    public Sheet sheet() {
        return sheet;
    }

    /** Returns the words of the question and of the response. */
    public String words() {
        return question.getText() + "\n" + response.getText();
    }
}
