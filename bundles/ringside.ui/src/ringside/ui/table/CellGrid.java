package ringside.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.FocusRing;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;

/**
 * A drawing of many small things side by side, such as registers or bits, with one of them marked for the keyboard. What
 * finds no room is behind its last cell, which opens the table that tells the same.
 *
 * @param <C> what a cell shows
 */
public final class CellGrid<C> {

    /** How cells look and what they are. */
    public interface Look<C> {

        /** Returns the width that a cell needs, in pixels. */
        int width(GC gc);

        /** Returns the height of a cell, in pixels. */
        int height(GC gc);

        /** Draws a cell. */
        void paint(GC gc, C cell, Rectangle place);

        /** Returns a cell in words, for those who cannot see it. */
        String words(C cell);

        /** Returns the words of the last cell, where some have no room. */
        String more(int all);
    }

    private final Canvas canvas;
    private final Appearance appearance;
    private final Look<C> look;
    private final List<Consumer<C>> choosing = new ArrayList<>();
    private final List<Consumer<C>> opening = new ArrayList<>();
    private Runnable beyond = () -> {};
    private List<C> cells = List.of();
    private int all;
    private GridPlan plan = GridPlan.NONE;
    private int selected;

    /** Makes an empty drawing. */
    public CellGrid(Composite parent, Appearance appearance, String name, Look<C> look) {
        this.appearance = appearance;
        this.look = look;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> restyle());
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseDoubleClick, event -> open());
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, CellGrid::traverse);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        GridVoice.of(canvas, name, this::told, () -> selected);
    }

    /** Returns the control. */
    public Canvas control() {
        return canvas;
    }

    /**
     * Shows these in place of those before.
     *
     * @param number how many the table tells
     */
    public void show(List<C> wanted, int number) {
        if (!wanted.equals(cells) || number != all) {
            boolean sameCount = wanted.size() == cells.size() && number == all;
            cells = List.copyOf(wanted);
            all = number;
            if (!sameCount) {
                restyle();
            }
            canvas.redraw();
            canvas.getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
        }
    }

    /** Returns what is shown. */
    public List<C> cells() {
        return cells;
    }

    /** Fonts, colours or the size changed. */
    public void restyle() {
        GC gc = new GC(canvas);
        try {
            plan = GridPlan.of(canvas.getClientArea(), look.width(gc), look.height(gc), cells.size() + (all > cells
                    .size() ? 1 : 0));
        } finally {
            gc.dispose();
        }
        selected = Math.max(0, Math.min(selected, plan.shown() - 1));
        canvas.redraw();
    }

    /** Adds somebody who hears which cell is marked. */
    public void onSelect(Consumer<C> listener) {
        choosing.add(listener);
    }

    /** Adds somebody who hears that a cell is to be opened, by Enter or a double click. */
    public void onOpen(Consumer<C> listener) {
        opening.add(listener);
    }

    /** Says what opens those for which there is no room. */
    public void onMore(Runnable listener) {
        beyond = listener;
    }

    /** Returns the marked cell. */
    public Optional<C> selected() {
        return selected < cells.size() && !more(selected) ? Optional.of(cells.get(selected)) : Optional.empty();
    }

    /** Marks a cell. */
    public void select(int index) {
        if (index >= 0 && index < plan.shown()) {
            selected = index;
            canvas.redraw();
            canvas.getAccessible().setFocus(index);
            canvas.getAccessible().selectionChanged();
            selected().ifPresent(cell -> choosing.forEach(listener -> listener.accept(cell)));
        }
    }

    /** Marks the first cell of which something is true; does nothing where none is seen. */
    public void select(Predicate<C> wanted) {
        for (int i = 0; i < cells.size(); i++) {
            if (!more(i) && wanted.test(cells.get(i))) {
                select(i);
                return;
            }
        }
    }

    /** Returns the height of a cell, in pixels. */
    public int cellHeight() {
        GC gc = new GC(canvas);
        try {
            return look.height(gc);
        } finally {
            gc.dispose();
        }
    }

    /** Returns where the marked cell stands. */
    public Rectangle place() {
        return plan.place(selected);
    }

    /** Opens the marked cell, or what stands behind the last one. */
    public void open() {
        if (more(selected)) {
            beyond.run();
        }
        selected().ifPresent(cell -> opening.forEach(listener -> listener.accept(cell)));
    }

    private boolean more(int index) {
        return index == plan.shown() - 1 && (all > cells.size() || plan.shown() < cells.size());
    }

    private List<String> told() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < plan.shown(); i++) {
            words.add(more(i) ? look.more(all) : look.words(cells.get(i)));
        }
        return words;
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(appearance.color(Tone.PAPER));
        gc.fillRectangle(canvas.getClientArea());
        for (int i = 0; i < plan.shown(); i++) {
            Rectangle place = plan.place(i);
            if (more(i)) {
                gc.setFont(appearance.font(Typeface.TEXT));
                gc.setForeground(appearance.color(Tone.CHANGED_TEXT));
                gc.drawText(look.more(all), place.x + 2, place.y + 1, true);
            } else {
                look.paint(gc, cells.get(i), place);
            }
            if (i == selected && canvas.isFocusControl()) {
                FocusRing.draw(gc, place.x, place.y, place.width, place.height, appearance);
            }
        }
    }

    private void pressed(Event event) {
        canvas.setFocus();
        int index = plan.at(event.x, event.y);
        if (index >= 0) {
            select(index);
            if (more(index)) {
                beyond.run();
            }
        }
    }

    private static void traverse(Event event) {
        event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> select(selected - 1);
            case SWT.ARROW_RIGHT -> select(selected + 1);
            case SWT.ARROW_UP -> select(selected - plan.columns());
            case SWT.ARROW_DOWN -> select(selected + plan.columns());
            case SWT.HOME -> select(0);
            case SWT.END -> select(plan.shown() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> open();
            default -> {
            }
        }
    }
}
