package ringside.ui.chapters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.FocusRing;

/**
 * The recorded run as rows of coloured, named phases, a row a chapter, with a mark where the reader is. The row in which
 * he is also tells events and checks. Its twin is a table.
 */
final class ChapterStrip {

    private static final int KEPT = 64;

    private final Canvas canvas;
    private final StripVoice voice;
    private final Appearance appearance;
    private final LongConsumer goTo;
    private final Map<Integer, ChapterRow> rows = new LinkedHashMap<>();
    private Chapters chapters = Chapters.NONE;
    private Chapters former = Chapters.NONE;
    private StripMeasures measures;
    private long step;
    private int place;

    /**
     * Makes an empty strip.
     *
     * @param parent where it stands
     * @param appearance fonts and colours
     * @param goTo called with the step that the user asks for
     */
    ChapterStrip(Composite parent, Appearance appearance, LongConsumer goTo) {
        this.appearance = appearance;
        this.goTo = goTo;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
        canvas.getVerticalBar().setVisible(false);
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> restyle());
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseMove, this::dragged);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, ChapterStrip::traverse);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        voice = new StripVoice(canvas, () -> ChapterWords.told(chapters, step), () -> step, () -> chapters.length());
    }

    Canvas control() {
        return canvas;
    }

    /** Shows the run as it is recorded, and where the reader is. */
    void show(Chapters newChapters, Chapters newFormer, long newStep) {
        if (newChapters == chapters && newFormer == former && newStep == step) {
            return;
        }
        boolean moved = newStep != step;
        if (newChapters != chapters) {
            rows.clear();
            measures = null;
        }
        chapters = newChapters;
        former = newFormer;
        step = newStep;
        place = chapters.at(step);
        follow();
        canvas.redraw();
        if (moved) {
            voice.moved();
        }
    }

    /** Fonts, colours or the size changed. */
    void restyle() {
        rows.clear();
        measures = null;
        follow();
        canvas.redraw();
    }

    /** Returns the height in pixels at which the row of the reader and some others are seen. */
    int height(int others) {
        GC gc = new GC(canvas);
        try {
            StripMeasures now = StripMeasures.of(gc, appearance, chapters);
            int band = chapters.loop().isPresent() ? now.band() : 0;
            return now.open() + others * now.closed() + 2 * now.gap() + band;
        } finally {
            gc.dispose();
        }
    }

    private StripMeasures measures() {
        if (measures == null) {
            GC gc = new GC(canvas);
            try {
                measures = StripMeasures.of(gc, appearance, chapters);
            } finally {
                gc.dispose();
            }
        }
        return measures;
    }

    private ChapterRow row(int at) {
        if (rows.size() > KEPT) {
            rows.clear();
        }
        return rows.computeIfAbsent(at, each -> {
            StripMeasures now = measures();
            GC gc = new GC(canvas);
            try {
                gc.setFont(appearance.font(Typeface.TEXT_BOLD));
                return new ChapterRow(chapters.all().get(each), now.left(), now.width(canvas.getClientArea().width), now
                        .padding(), words -> gc.textExtent(words).x);
            } finally {
                gc.dispose();
            }
        });
    }

    /** The row of the reader is seen, and the one after it where there is room. */
    private void follow() {
        StripMeasures now = measures();
        int room = canvas.getClientArea().height - (chapters.loop().isPresent() ? now.band() : 0);
        int all = now.top(chapters.all().size(), place);
        ScrollBar bar = canvas.getVerticalBar();
        boolean needed = all > room && chapters.all().size() > 1;
        if (bar.getVisible() != needed) {
            bar.setVisible(needed);
            rows.clear();
        }
        if (all <= room || room <= 0) {
            bar.setSelection(0);
            return;
        }
        bar.setValues(bar.getSelection(), 0, all, Math.max(1, room), now.closed(), Math.max(1, room));
        int top = now.top(place, place) - now.closed();
        int bottom = now.top(Math.min(place + 2, chapters.all().size()), place);
        if (top < bar.getSelection()) {
            bar.setSelection(Math.max(0, top));
        } else if (bottom > bar.getSelection() + room) {
            bar.setSelection(Math.min(bottom - room, top));
        }
    }

    private int scrolled() {
        return canvas.getVerticalBar().getVisible() ? canvas.getVerticalBar().getSelection() : 0;
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        StripMeasures now = measures();
        gc.setAntialias(SWT.ON);
        gc.setBackground(appearance.color(Tone.PAPER));
        gc.fillRectangle(area);
        if (chapters.length() == 0) {
            gc.setFont(appearance.font(Typeface.TEXT));
            gc.setForeground(appearance.color(Tone.INK));
            gc.drawText(Messages.Timeline_empty, now.gap(), now.gap(), true);
            return;
        }
        RowPainter painter = new RowPainter(gc, appearance, now, chapters, former, step);
        int first = now.rowAt(scrolled(), place, chapters.all().size());
        for (int at = first; at < chapters.all().size(); at++) {
            int top = now.top(at, place) - scrolled();
            if (top > area.height) {
                break;
            }
            painter.paint(row(at), at, top, at == place, area.width);
        }
        painter.band(area);
        if (canvas.isFocusControl()) {
            FocusRing.draw(gc, 0, 0, area.width, area.height, appearance);
        }
    }

    private void pressed(Event event) {
        canvas.setFocus();
        if (event.button == 1) {
            ask(stepAt(event));
        }
    }

    private void dragged(Event event) {
        if ((event.stateMask & SWT.BUTTON1) != 0) {
            ask(stepAt(event));
        }
    }

    private long stepAt(Event event) {
        int at = measures().rowAt(event.y + scrolled(), place, chapters.all().size());
        return row(at).stepAt(event.x, chapters.all().get(at));
    }

    private static void traverse(Event event) {
        event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> ask(Math.max(0, step - 1));
            case SWT.ARROW_RIGHT -> ask(Math.min(chapters.length(), step + 1));
            case SWT.ARROW_UP -> turnTo(place - 1);
            case SWT.ARROW_DOWN -> turnTo(place + 1);
            default -> {
            }
        }
    }

    private void turnTo(int wanted) {
        if (wanted >= 0 && wanted < chapters.all().size()) {
            Chapter chapter = chapters.all().get(wanted);
            ask(chapter.from());
        }
    }

    private void ask(long wanted) {
        if (wanted != step && chapters.length() > 0) {
            goTo.accept(wanted);
        }
    }
}
