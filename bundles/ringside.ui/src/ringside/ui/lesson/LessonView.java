package ringside.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.handlers.IHandlerService;

import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.Session;
import ringside.stepper.lesson.LessonMoment;
import ringside.ui.Messages;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.lesson.Piece.Look;
import ringside.ui.session.Change;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;

/** The lesson of the open scenario beside its run, with its question, and the way to the next one. */
public final class LessonView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.lesson";

    private static final String NEXT = "ringside.ui.lesson.next";
    private static final String LIBRARY = "ringside.ui.new";
    private static final int MARGIN = 10;
    private static final int SPACE = 4;
    private static final int LINES = 4;

    private LessonDesk desk;
    private LessonField field;
    private StyledText question;
    private Button next;
    private Button library;
    private String shown;

    @Override
    protected void createContent(Composite parent) {
        desk = new LessonDesk(active(), getSite().getService(Documents.class), getSite().getService(Notices.class));
        field = new LessonField(parent, appearance(), desk::follow);
        field.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        words(field.control(), getTitle());
        question = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.MULTI);
        question.setMargins(MARGIN, SPACE, MARGIN, SPACE);
        question.setAlwaysShowScrollBars(false);
        question.setCaret(null);
        question.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
        words(question, Messages.Lesson_question);
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new RowLayout());
        bar.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
        next = button(bar, NEXT);
        next.setText(Messages.Lesson_next);
        library = button(bar, LIBRARY);
        library.setText(Messages.Lesson_library);
    }

    private Button button(Composite bar, String command) {
        Button button = new Button(bar, SWT.PUSH);
        button.addListener(SWT.Selection, event -> execute(command));
        return button;
    }

    private void execute(String command) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException failure) {
            ILog.of(LessonView.class).error(command, failure);
        }
    }

    @Override
    protected void show(Session session, Change change) {
        String lesson = body(session);
        Optional<String> place = desk.place();
        String wanted = place.orElse("") + lesson;
        if (!wanted.equals(shown)) {
            shown = wanted;
            field.show(withPlace(place, LessonReader.read(lesson)));
        }
        ask(LessonMoment.of(session));
        if (change.touches(Change.What.OPENED, Change.What.DOCUMENT)) {
            offer();
        }
    }

    /** The question has a place of its own below the lesson. */
    private static String body(Session session) {
        String lesson = session.scenario().getLesson() == null ? "" : session.scenario().getLesson().strip();
        return LessonMoment.question(lesson).isEmpty() ? lesson : lesson.substring(0, lesson.lastIndexOf(
                "\nQuestion:"));
    }

    private static LessonText withPlace(Optional<String> place, LessonText lesson) {
        List<LessonLine> lines = new ArrayList<>(lesson.lines());
        place.ifPresent(words -> lines.add(0, new LessonLine(List.of(new Piece(words, Set.of(Look.QUIET), Optional
                .empty())), 0, true)));
        return new LessonText(lines);
    }

    private void ask(LessonMoment moment) {
        String words = switch (moment.progress()) {
            case NO_QUESTION -> "";
            case LATER -> NLS.bind(Messages.Lesson_later, moment.question());
            case ASKED -> NLS.bind(Messages.Lesson_asked, moment.question());
            case ANSWERED -> NLS.bind(Messages.Lesson_answered, moment.question(), moment.answer());
        };
        Tone tone = switch (moment.progress()) {
            case NO_QUESTION, LATER -> Tone.PAPER;
            case ASKED -> Tone.REMARK_BACK;
            case ANSWERED -> moment.asStated() ? Tone.PASSED_BACK : Tone.FAILED_BACK;
        };
        if (!words.equals(question.getText())) {
            question.setText(words);
        }
        question.setBackground(appearance().color(tone));
    }

    private void offer() {
        Optional<String> id = desk.next();
        next.setEnabled(id.isPresent());
        next.setToolTipText(id.map(LessonView::title).map(title -> NLS.bind(Messages.Lesson_nextOf, title)).orElse(
                Messages.Lesson_last));
        next.setForeground(appearance().color(id.isPresent() ? Tone.INK : Tone.QUIET_TEXT));
    }

    private static String title(String id) {
        try {
            return ScenarioLibrary.find(id).getTitle();
        } catch (UnknownScenarioException unknown) {
            return id;
        }
    }

    @Override
    protected void restyle() {
        field.restyle();
        question.setFont(appearance().font(Typeface.TEXT));
        question.setForeground(appearance().color(Tone.INK));
        ((GridData) question.getLayoutData()).heightHint = LINES * question.getLineHeight();
        next.setFont(appearance().font(Typeface.TEXT));
        library.setFont(appearance().font(Typeface.TEXT));
        active().session().filter(session -> !active().busy()).ifPresent(session -> show(session, active()
                .everything()));
    }

    @Override
    protected Control focusControl() {
        return field.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> field.control().getSelectionCount() > 0 ? field.control().getSelectionText()
                : field.control().getText() + "\n" + question());
    }

    /** Returns the words of the lesson as they are shown. */
    public String words() {
        return field.control().getText();
    }

    /** Returns the question as it is shown, with its answer. */
    public String question() {
        return question.getText();
    }
}
