package ringside.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import ringside.ui.appearance.Appearance;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.lesson.Piece.Look;

/**
 * Shows a lesson as words. Its links are followed by the pointer, or by Enter where the caret is; Ctrl+Down and Ctrl+Up go
 * from link to link.
 */
final class LessonField {

    private static final int MARGIN = 10;
    private static final int ABOVE_TITLE = 10;
    private static final int ABOVE_BLOCK = 6;

    private final StyledText text;
    private final Appearance appearance;
    private final Consumer<LessonLink> followed;
    private final List<Place> places = new ArrayList<>();
    private LessonText lesson = new LessonText(List.of());

    /** Where words lead. */
    private record Place(int from, int to, LessonLink link) {
    }

    LessonField(Composite parent, Appearance appearance, Consumer<LessonLink> followed) {
        this.appearance = appearance;
        this.followed = followed;
        text = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.MULTI);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setAlwaysShowScrollBars(false);
        text.addListener(SWT.MouseUp, this::clicked);
        text.addListener(SWT.MouseMove, event -> text.setCursor(at(event).map(place -> text.getDisplay()
                .getSystemCursor(SWT.CURSOR_HAND)).orElse(null)));
        text.addVerifyKeyListener(event -> event.doit = !pressed(event.keyCode, event.stateMask));
    }

    StyledText control() {
        return text;
    }

    /** Shows a lesson from its beginning. */
    void show(LessonText shown) {
        lesson = shown;
        restyle();
        text.setCaretOffset(0);
        text.setTopIndex(0);
    }

    /** Shows the same again in other fonts and colours. */
    void restyle() {
        text.setFont(appearance.font(Typeface.TEXT));
        text.setForeground(appearance.color(Tone.INK));
        text.setBackground(appearance.color(Tone.PAPER));
        places.clear();
        List<StyleRange> ranges = new ArrayList<>();
        int at = 0;
        for (LessonLine line : lesson.lines()) {
            for (Piece piece : line.pieces()) {
                int from = at;
                at += piece.words().length();
                ranges.add(style(piece, from));
                int to = at;
                piece.link().ifPresent(link -> places.add(new Place(from, to, link)));
            }
            at++;
        }
        text.setText(lesson.words());
        text.setStyleRanges(ranges.toArray(StyleRange[]::new));
        indent();
    }

    private void indent() {
        GC gc = new GC(text);
        gc.setFont(text.getFont());
        int step = gc.textExtent("\u2022 ").x;
        gc.dispose();
        int number = 0;
        for (LessonLine line : lesson.lines()) {
            boolean item = !line.pieces().isEmpty() && line.pieces().get(0).looks().contains(Look.QUIET)
                    && line.depth() > 0;
            text.setLineIndent(number, 1, (line.depth() - (item ? 1 : 0)) * step);
            text.setLineWrapIndent(number, 1, line.depth() * step);
            boolean title = line.pieces().stream().anyMatch(piece -> piece.looks().contains(Look.TITLE));
            text.setLineVerticalIndent(number, number == 0 || !line.begins() ? 0 : title ? ABOVE_TITLE : ABOVE_BLOCK);
            number++;
        }
    }

    private StyleRange style(Piece piece, int from) {
        StyleRange range = new StyleRange();
        range.start = from;
        range.length = piece.words().length();
        range.font = appearance.font(typeface(piece));
        range.fontStyle = piece.looks().contains(Look.ITALIC) ? SWT.ITALIC : SWT.NORMAL;
        if (piece.looks().contains(Look.QUIET)) {
            range.foreground = appearance.color(Tone.QUIET_TEXT);
        }
        if (piece.looks().contains(Look.CODE)) {
            range.background = appearance.color(Tone.HEADING_BACK);
        }
        if (piece.link().isPresent()) {
            range.foreground = appearance.color(Tone.CHANGED_TEXT);
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_LINK;
            range.underlineColor = range.foreground;
        }
        return range;
    }

    private static Typeface typeface(Piece piece) {
        boolean bold = piece.looks().contains(Look.BOLD);
        if (piece.looks().contains(Look.CODE)) {
            return bold ? Typeface.MONO_BOLD : Typeface.MONO;
        }
        if (piece.looks().contains(Look.TITLE)) {
            return Typeface.TITLE;
        }
        return bold ? Typeface.TEXT_BOLD : Typeface.TEXT;
    }

    private void clicked(Event event) {
        if (event.button == 1 && text.getSelectionCount() == 0) {
            at(event).ifPresent(place -> followed.accept(place.link()));
        }
    }

    private Optional<Place> at(Event event) {
        int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
        return places.stream().filter(place -> place.from() <= offset && offset < place.to()).findFirst();
    }

    private boolean pressed(int key, int modifiers) {
        if ((key == SWT.CR || key == SWT.KEYPAD_CR) && modifiers == 0) {
            int caret = Math.min(text.getCaretOffset(), text.getSelection().x);
            places.stream().filter(place -> place.from() <= caret && caret <= place.to()).findFirst()
                    .ifPresent(place -> followed.accept(place.link()));
            return true;
        }
        boolean walks = modifiers == SWT.MOD1 && (key == SWT.ARROW_DOWN || key == SWT.ARROW_UP);
        if (walks) {
            walk(key == SWT.ARROW_DOWN);
        }
        return walks;
    }

    private void walk(boolean on) {
        int from = text.getSelection().x;
        Optional<Place> next = on ? places.stream().filter(place -> place.from() > from || place.from() == from && text
                .getSelectionCount() == 0).findFirst()
                : places.stream().filter(place -> place.from() < from).reduce((before, last) -> last);
        next.ifPresent(place -> {
            text.setSelection(place.from(), place.to());
            text.showSelection();
        });
    }
}
