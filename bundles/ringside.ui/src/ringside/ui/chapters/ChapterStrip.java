package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.PhaseNames;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;

/** The recorded steps as a strip of coloured, named spans with a thumb that can be dragged. Its twin is a table. */
final class TimelineStrip {

    private static final int MARGIN = 10;
    private static final int GAP = 4;

    private final Canvas canvas;
    private final Appearance appearance;
    private final LongConsumer goTo;
    private List<PhaseSpan> spans = List.of();
    private List<Occurrence> events = List.of();
    private long step;
    private long length;

    /**
     * Makes an empty strip.
     *
     * @param parent where it stands
     * @param appearance fonts and colours
     * @param goTo called with the step that the user asks for
     */
    TimelineStrip(Composite parent, Appearance appearance, LongConsumer goTo) {
        this.appearance = appearance;
        this.goTo = goTo;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, this::drag);
        canvas.addListener(SWT.MouseMove, this::hover);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        describe();
    }

    Canvas control() {
        return canvas;
    }

    /** Shows these steps. */
    void show(List<PhaseSpan> newSpans, List<Occurrence> newEvents, long newStep, long newLength) {
        boolean moved = newStep != step;
        spans = joined(newSpans);
        events = List.copyOf(newEvents);
        step = newStep;
        length = newLength;
        canvas.redraw();
        if (moved) {
            canvas.getAccessible().selectionChanged();
        }
    }

    /** Neighbours of the same phase become one span; the routines are in the table. */
    private static List<PhaseSpan> joined(List<PhaseSpan> parts) {
        List<PhaseSpan> joined = new ArrayList<>();
        for (PhaseSpan part : parts) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).phase().equals(part.phase())) {
                joined.set(last, new PhaseSpan(joined.get(last).from(), part.to(), part.phase(), ""));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setFont(appearance.font(Typeface.TEXT));
        gc.setBackground(appearance.color(Tone.PAPER));
        gc.fillRectangle(area);
        gc.setForeground(appearance.color(Tone.INK));
        int line = gc.getFontMetrics().getHeight();
        if (length == 0) {
            gc.drawText(Messages.Timeline_empty, MARGIN, (area.height - line) / 2, true);
            return;
        }
        int top = line / 3;
        int height = line + GAP;
        for (PhaseSpan span : spans) {
            paintSpan(gc, span, top, height);
        }
        paintEvents(gc, top + height + 1);
        paintThumb(gc, top, height);
        if (canvas.isFocusControl()) {
            gc.setLineStyle(SWT.LINE_DOT);
            gc.setForeground(appearance.color(Tone.INK));
            gc.drawRectangle(1, 1, area.width - 3, area.height - 3);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    private void paintSpan(GC gc, PhaseSpan span, int top, int height) {
        int from = x(span.from());
        int width = Math.max(1, x(span.to()) - from);
        gc.setBackground(appearance.color(PhaseNames.tone(span.phase())));
        gc.fillRectangle(from, top, width, height);
        gc.setForeground(appearance.color(Tone.PAPER));
        gc.drawLine(from, top, from, top + height - 1);
        String title = PhaseNames.title(span.phase());
        Point size = gc.textExtent(title);
        if (size.x + 2 * GAP <= width) {
            gc.setForeground(appearance.color(Tone.MARK_TEXT));
            gc.drawText(title, from + (width - size.x) / 2, top + (height - size.y) / 2, true);
        }
    }

    private void paintEvents(GC gc, int top) {
        int free = 0;
        gc.setForeground(appearance.color(Tone.INK));
        gc.setBackground(appearance.color(Tone.INK));
        for (Occurrence event : events) {
            int x = x(event.step());
            gc.fillPolygon(new int[] {x, top, x - GAP, top + GAP, x + GAP, top + GAP});
            String name = event.name();
            int width = gc.textExtent(name).x;
            int left = Math.max(GAP, Math.min(x - width / 2, canvas.getClientArea().width - width - GAP));
            if (left >= free) {
                gc.drawText(name, left, top + GAP, true);
                free = left + width + 2 * GAP;
            }
        }
    }

    private void paintThumb(GC gc, int top, int height) {
        int x = x(step);
        gc.setForeground(appearance.color(Tone.INK));
        gc.setBackground(appearance.color(Tone.INK));
        gc.setLineWidth(2);
        gc.drawLine(x, 0, x, top + height + GAP);
        gc.setLineWidth(1);
        gc.fillPolygon(new int[] {x - top, 0, x + top, 0, x, top + GAP});
    }

    private int x(long at) {
        int width = Math.max(1, canvas.getClientArea().width - 2 * MARGIN);
        return MARGIN + (int) Math.round((double) at / Math.max(1, length) * width);
    }

    private long stepAt(int x) {
        int width = Math.max(1, canvas.getClientArea().width - 2 * MARGIN);
        long wanted = Math.round((double) (x - MARGIN) / width * length);
        return Math.max(0, Math.min(length, wanted));
    }

    private void drag(Event event) {
        canvas.setFocus();
        if (event.button == 1) {
            ask(stepAt(event.x));
        }
    }

    private void hover(Event event) {
        if ((event.stateMask & SWT.BUTTON1) != 0) {
            ask(stepAt(event.x));
            return;
        }
        String text = length == 0 ? null : tip(stepAt(event.x));
        if (!Objects.equals(text, canvas.getToolTipText())) {
            canvas.setToolTipText(text);
        }
    }

    private String tip(long at) {
        for (PhaseSpan span : spans) {
            if (at >= span.from() && at <= span.to()) {
                String where = span.routine().isEmpty() ? PhaseNames.title(span.phase())
                        : PhaseNames.title(span.phase()) + ", " + span.routine();
                return NLS.bind(Messages.Timeline_tip, at, where);
            }
        }
        return null;
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ARROW_LEFT) {
            ask(Math.max(0, step - 1));
        } else if (event.keyCode == SWT.ARROW_RIGHT) {
            ask(Math.min(length, step + 1));
        }
    }

    private void ask(long wanted) {
        if (wanted != step && length > 0) {
            goTo.accept(wanted);
        }
    }

    private void describe() {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.Timeline_accessible;
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_SLIDER;
            }

            @Override
            public void getValue(AccessibleControlEvent e) {
                e.result = NLS.bind(Messages.Timeline_stepOf, step, length);
            }
        });
    }
}
