package ringside.ui.views;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.meaning.ValueName;
import ringside.stepper.Session;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.lesson.LessonMoment;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.shown.Hints;
import ringside.ui.Messages;
import ringside.ui.appearance.Filling;
import ringside.ui.session.Change;

/** What just happened, what is about to, and what can be done; or what the selected thing means. */
public final class SentenceView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.hints";

    private static final int MARGIN = 8;
    private static final int LINES = 2;
    private static final int HEX = 16;

    private StyledText text;
    private SentenceActions actions;
    private FittedHeight height;

    @Override
    protected void createContent(Composite parent) {
        text = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.MULTI);
        text.setLayoutData(Filling.room());
        text.setMargins(MARGIN, MARGIN / 2, MARGIN, 0);
        text.setCaret(null);
        text.setAlwaysShowScrollBars(false);
        words(text, getTitle());
        actions = new SentenceActions(parent, getSite(), appearance(), active());
        height = new FittedHeight(getSite());
    }

    @Override
    protected void show(Session session, Change change) {
        String subject = active().subject();
        StyledWords words = new StyledWords(appearance());
        if (subject.isEmpty()) {
            now(session, words);
        } else {
            words.bold(heading(session, subject) + "  ");
            String hint = session.hintFor(subject);
            words.plain(hint.isEmpty() ? Messages.Hints_none : hint);
        }
        words.into(text);
        fit();
        actions.show(session);
    }

    /** Many words are smaller, so that all of them are seen. */
    private void fit() {
        int room = text.getClientArea().height;
        Font large = appearance().font(Typeface.SENTENCE);
        Font small = appearance().font(Typeface.TEXT);
        if (!text.getFont().equals(large)) {
            text.setFont(large);
        }
        if (room > 0 && text.computeSize(text.getClientArea().width, SWT.DEFAULT).y > room + MARGIN) {
            text.setFont(small);
        }
    }

    private String heading(Session session, String subject) {
        if (subject.startsWith(Hints.LINE)) {
            return session.listing().at(Long.parseUnsignedLong(subject.substring(Hints.LINE.length()), HEX))
                    .map(line -> line.text(appearance().syntax())).orElse("");
        }
        return session.prospect().checks().stream().map(CheckTense::result)
                .filter(check -> ValueName.of(check.id()).text().equals(subject)).map(CheckResult::title).findFirst()
                .orElse(subject);
    }

    /**
     * What a reader must not miss stands first: an edit that is not made on this kernel, what an edit did, a value that
     * changed after the kernel had looked at it.
     */
    private void now(Session session, StyledWords words) {
        session.places().strays().forEach(stray -> words.bold(stray.sentence() + " "));
        String changed = session.prospect().checks().stream().filter(check -> check.changed())
                .map(check -> check.told()).findFirst().orElse("");
        if (!session.aftermath().isEmpty()) {
            changed = session.aftermath();
        }
        if (!changed.isEmpty()) {
            words.bold(changed + " ");
        }
        String hint = session.next().hint();
        words.plain(hint.isEmpty() ? Messages.Hints_none : hint);
        asked(session, words);
        String remark = active().remark();
        if (!remark.isEmpty() && session.recording().loop().isEmpty()) {
            words.quiet(" " + remark);
        }
    }

    /** The question of the lesson while the kernel decides; the answer where the program goes on. */
    private static void asked(Session session, StyledWords words) {
        LessonMoment moment = LessonMoment.of(session);
        boolean back = session.prospect().before().filter(made -> made.step() == session.step()).isPresent();
        if (moment.progress() == LessonMoment.Progress.ASKED) {
            words.bold(" " + moment.question());
        } else if (moment.progress() == LessonMoment.Progress.ANSWERED && back) {
            words.bold(" " + moment.answer());
        }
    }

    @Override
    protected void restyle() {
        text.setFont(appearance().font(Typeface.SENTENCE));
        text.setForeground(appearance().color(Tone.INK));
        text.setBackground(appearance().color(Tone.PAPER));
        actions.restyle();
        active().session().filter(session -> !active().busy()).ifPresent(session -> show(session, active()
                .everything()));
        text.setFont(appearance().font(Typeface.SENTENCE));
        height.fit(LINES * text.getLineHeight() + MARGIN + actions.height());
    }

    @Override
    protected Control focusControl() {
        return text;
    }

    /** Gives the keyboard to the first thing that can be done. */
    public void focusOffer() {
        active().session().filter(session -> !active().busy()).ifPresent(actions::show);
        actions.focus();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> text.getSelectionCount() > 0 ? text.getSelectionText() : text.getText());
    }

    /** Returns the words that are shown. */
    public String words() {
        return text.getText();
    }

    /** Returns the words on the buttons that can be pressed, from left to right. */
    public List<String> offers() {
        return actions.labels();
    }
}
