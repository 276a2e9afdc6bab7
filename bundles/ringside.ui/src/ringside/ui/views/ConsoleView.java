package ringside.ui.views;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.appearance.Filling;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;

/** What the program has written so far; going back takes it back. */
public final class ConsoleView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.console";

    private static final int MARGIN = 8;

    private StyledText text;
    private String shown = "";

    @Override
    protected void createContent(Composite parent) {
        text = new StyledText(parent, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
        text.setLayoutData(Filling.room());
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setCaret(null);
        text.setAlwaysShowScrollBars(false);
        words(text, Messages.Console_name);
    }

    @Override
    protected void show(Session session, Change change) {
        String output = session.output();
        if (output.isEmpty()) {
            ink(Messages.Console_nothing, Tone.QUIET_TEXT);
        } else {
            ink(output, Tone.INK);
        }
        shown = output;
    }

    private void ink(String words, Tone tone) {
        text.setForeground(appearance().color(tone));
        if (!text.getText().equals(words)) {
            text.setText(words);
            text.setTopIndex(text.getLineCount() - 1);
        }
    }

    @Override
    protected void restyle() {
        text.setFont(appearance().font(Typeface.MONO));
        text.setForeground(appearance().color(shown.isEmpty() ? Tone.QUIET_TEXT : Tone.INK));
        text.setBackground(appearance().color(Tone.PAPER));
    }

    @Override
    protected Control focusControl() {
        return text;
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> text.getSelectionCount() > 0 ? text.getSelectionText() : shown);
    }

    /** Returns the words that are shown. */
    public String words() {
        return text.getText();
    }
}
