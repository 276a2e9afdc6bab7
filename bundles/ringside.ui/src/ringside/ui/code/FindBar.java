package ringside.ui.code;

import java.util.function.Consumer;

import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;

/** A line below a text with the words that are looked for in it; it takes no room until it is asked for. */
final class FindBar {

    private static final int COLUMNS = 5;
    private static final int GAP = 4;

    private final Composite bar;
    private final Text field;
    private final Label found;
    private final StyledText text;
    private final Appearance appearance;

    FindBar(Composite parent, StyledText text, Appearance appearance, Consumer<Boolean> typing) {
        this.text = text;
        this.appearance = appearance;
        bar = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(COLUMNS, false);
        layout.marginHeight = GAP;
        layout.marginWidth = GAP;
        bar.setLayout(layout);
        GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
        place.exclude = true;
        bar.setLayoutData(place);
        bar.setVisible(false);
        field = new Text(bar, SWT.SINGLE | SWT.BORDER);
        field.setMessage(Messages.Find_words);
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Styling.own(field);
        Named.as(Messages.Find_words, field);
        field.addListener(SWT.Modify, event -> typed());
        field.addListener(SWT.FocusIn, event -> typing.accept(true));
        field.addListener(SWT.FocusOut, event -> typing.accept(false));
        field.addListener(SWT.KeyDown, this::key);
        found = new Label(bar, SWT.NONE);
        button("\u2191", Messages.Find_previous, this::previous);
        button("\u2193", Messages.Find_next, this::next);
        button("\u00d7", Messages.Find_close, this::close);
    }

    private void button(String sign, String tip, Runnable effect) {
        Button button = new Button(bar, SWT.PUSH | SWT.FLAT);
        button.setText(sign);
        button.setToolTipText(tip);
        Named.as(tip, button);
        button.addListener(SWT.Selection, event -> effect.run());
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ESC) {
            close();
            event.doit = false;
        } else if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            if ((event.stateMask & SWT.SHIFT) != 0) {
                previous();
            } else {
                next();
            }
            event.doit = false;
        }
    }

    /** Shows the bar, with the words that are selected in the text, and gives it the keyboard. */
    void open() {
        String selected = text.getSelectionText();
        show(true);
        if (!selected.isEmpty() && !selected.contains("\n")) {
            field.setText(selected.replace('\t', ' '));
        }
        field.selectAll();
        field.setFocus();
    }

    private void close() {
        show(false);
        text.setFocus();
    }

    private void show(boolean on) {
        if (bar.getVisible() != on) {
            ((GridData) bar.getLayoutData()).exclude = !on;
            bar.setVisible(on);
            bar.getParent().layout();
        }
    }

    private void typed() {
        Places places = places();
        select(places, places.from(text.getSelectionRange().x));
    }

    /** Goes to the next place, from the end to the first again. */
    void next() {
        Places places = places();
        select(places, places.from(text.getSelectionRange().x + Math.min(1, text.getSelectionCount())));
    }

    /** Goes to the place before, from the first to the last again. */
    void previous() {
        Places places = places();
        select(places, places.before(text.getSelectionRange().x));
    }

    private Places places() {
        return new Places(text.getText(), field.getText());
    }

    private void select(Places places, int index) {
        boolean none = index < 0;
        if (!none) {
            text.setSelectionRange(places.start(index), places.length());
            text.showSelection();
        }
        found.setText(field.getText().isEmpty() ? "" : none ? Messages.Find_nowhere
                : NLS.bind(Messages.Find_found, index + 1, places.count()));
        field.setBackground(appearance.color(none && !field.getText().isEmpty() ? Tone.REFUSED_BACK : Tone.PAPER));
        bar.layout();
    }

    /** Does to the words in the field what a command does to text; returns false where the keyboard is elsewhere. */
    boolean operate(int operation) {
        if (!field.isFocusControl()) {
            return false;
        }
        switch (operation) {
            case ITextOperationTarget.CUT -> field.cut();
            case ITextOperationTarget.COPY -> field.copy();
            case ITextOperationTarget.PASTE -> field.paste();
            case ITextOperationTarget.SELECT_ALL -> field.selectAll();
            case ITextOperationTarget.DELETE -> field.insert("");
            default -> field.setFocus();
        }
        return true;
    }

    /** Takes up fonts and colours. */
    void restyle() {
        field.setFont(appearance.font(Typeface.MONO));
        field.setForeground(appearance.color(Tone.INK));
        field.setBackground(appearance.color(Tone.PAPER));
        found.setFont(appearance.font(Typeface.TEXT));
        bar.getParent().layout();
    }

    /** Returns the field, for those who look at the view from outside. */
    Text field() {
        return field;
    }

    /** Returns what is said about the places. */
    String found() {
        return found.getText();
    }
}
