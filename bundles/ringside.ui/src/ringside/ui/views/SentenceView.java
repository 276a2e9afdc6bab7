package ringside.ui.views;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;

/** One or two plain sentences about the current step, or about what is selected. */
public final class HintsView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.hints";

    private static final int MARGIN = 8;

    private StyledText text;

    @Override
    protected void createContent(Composite parent) {
        text = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.MULTI);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setCaret(null);
        text.setAlwaysShowScrollBars(false);
    }

    @Override
    protected void show(Session session, Change change) {
        String subject = active().subject();
        String heading = subject.isEmpty() ? session.state().getRoutine() : subject;
        String body = subject.isEmpty() ? session.next().hint() : session.hintFor(subject);
        String remark = active().remark();
        StyledWords words = new StyledWords(appearance());
        if (heading != null && !heading.isEmpty()) {
            words.bold(heading + "\n");
        }
        words.plain(body.isEmpty() ? Messages.Hints_none : body);
        if (!remark.isEmpty() && subject.isEmpty() && session.recording().loop().isEmpty()) {
            words.quiet("\n" + remark);
        }
        words.into(text);
    }

    @Override
    protected void restyle() {
        text.setFont(appearance().font(Typeface.TEXT));
        text.setForeground(appearance().color(Tone.INK));
        text.setBackground(appearance().color(Tone.PAPER));
    }

    @Override
    protected String helpWord() {
        return "hints";
    }

    @Override
    protected Control focusControl() {
        return text;
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> text.getSelectionCount() > 0 ? text.getSelectionText() : text.getText());
    }

    /** Returns the words that are shown. */
    public String words() {
        return text.getText();
    }
}
