package ringside.ui.table;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;

/**
 * A field in the place of a value in a drawing. What is refused stays in it, with the reason below; Escape gives up,
 * Enter and leaving it apply.
 */
public final class FieldOver {

    private static final String REFUSED = "\u2717 ";

    private final Canvas canvas;
    private final Appearance appearance;
    private final Consumer<Boolean> typing;
    private Text text;
    private Label message;
    private String before = "";
    private Function<String, Optional<String>> apply;
    private boolean applying;

    /**
     * Works on a drawing.
     *
     * @param typing hears whether text is being typed
     */
    public FieldOver(Canvas canvas, Appearance appearance, Consumer<Boolean> typing) {
        this.canvas = canvas;
        this.appearance = appearance;
        this.typing = typing;
    }

    /** Returns the field that is open. */
    public Optional<Text> field() {
        return text == null || text.isDisposed() ? Optional.empty() : Optional.of(text);
    }

    /** Returns why the text in the field was refused, or empty. */
    public Optional<String> refusal() {
        return message == null || message.isDisposed() ? Optional.empty() : Optional.of(message.getText());
    }

    /**
     * Opens the field.
     *
     * @param place   of the value in the drawing
     * @param name    what is edited, for a screen reader
     * @param start   the text before
     * @param typed   what was typed already, or null
     * @param setting applies a text; returns why it is refused, or empty
     */
    public void open(Rectangle place, String name, String start, String typed,
            Function<String, Optional<String>> setting) {
        close();
        apply = setting;
        before = start;
        text = new Text(canvas, SWT.BORDER | SWT.SINGLE);
        text.setFont(appearance.font(Typeface.MONO));
        text.setText(typed == null ? start : typed);
        text.addListener(SWT.KeyDown, this::key);
        text.addListener(SWT.Modify, event -> forget());
        text.addListener(SWT.FocusOut, event -> text.getDisplay().asyncExec(this::left));
        Named.as(name, text);
        Point size = text.computeSize(place.width, SWT.DEFAULT);
        text.setBounds(place.x, place.y + place.height - Math.max(size.y, place.height / 2), place.width, size.y);
        typing.accept(true);
        text.setFocus();
        if (typed == null) {
            text.selectAll();
        } else {
            text.setSelection(typed.length());
        }
    }

    /** Closes the field without applying it. */
    public void close() {
        if (field().isEmpty()) {
            return;
        }
        boolean focus = text.isFocusControl();
        Text closing = text;
        text = null;
        forget();
        closing.dispose();
        typing.accept(false);
        if (focus) {
            canvas.setFocus();
        }
    }

    private void key(Event event) {
        if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            event.doit = false;
            apply();
        } else if (event.keyCode == SWT.ESC) {
            event.doit = false;
            close();
        }
    }

    private void left() {
        if (field().isPresent() && !text.isFocusControl() && message == null) {
            apply();
        }
    }

    private void apply() {
        if (field().isEmpty() || applying) {
            return;
        }
        applying = true;
        try {
            String typed = text.getText().strip();
            Optional<String> refused = typed.equals(before) ? Optional.empty() : apply.apply(typed);
            if (refused.isPresent() && field().isPresent()) {
                refuse(refused.get());
            } else {
                close();
            }
        } finally {
            applying = false;
        }
    }

    private void refuse(String reason) {
        forget();
        message = new Label(canvas, SWT.WRAP | SWT.BORDER);
        Styling.own(message);
        message.setText(REFUSED + reason.replace("&", "&&"));
        message.setFont(appearance.font(Typeface.TEXT));
        message.setForeground(appearance.color(Tone.INK));
        message.setBackground(appearance.color(Tone.REFUSED_BACK));
        int width = Math.max(1, canvas.getClientArea().width - 2);
        Point size = message.computeSize(width, SWT.DEFAULT);
        int below = text.getBounds().y + text.getBounds().height;
        int y = below + size.y <= canvas.getClientArea().height ? below : Math.max(0, text.getBounds().y - size.y);
        message.setBounds(1, y, width, size.y);
        message.moveAbove(null);
    }

    private void forget() {
        if (message != null) {
            message.dispose();
            message = null;
        }
    }
}
