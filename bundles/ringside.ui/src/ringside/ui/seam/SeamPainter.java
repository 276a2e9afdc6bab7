package ringside.ui.seam;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;

import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Drawing;
import ringside.stepper.drawing.Piece.Stroke;
import ringside.stepper.drawing.Piece;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;

/** Draws what was laid out, as far as it is in sight. */
public final class SeamPainter {

    private final Appearance appearance;
    private final FontMeasure measure;

    /** Draws in these colours what was laid out with this measure. */
    public SeamPainter(Appearance appearance, FontMeasure measure) {
        this.appearance = appearance;
        this.measure = measure;
    }

    /**
     * Draws.
     *
     * @param left    what of the drawing comes to the left edge of the canvas
     * @param top     what of it comes to the upper edge
     * @param damaged the part of the canvas that is to be drawn
     */
    public void paint(GC gc, Drawing drawing, int left, int top, Area damaged) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(appearance.color(Tone.PAPER));
        gc.fillRectangle(damaged.x(), damaged.y(), damaged.width(), damaged.height());
        Area wanted = new Area(damaged.x() + left, damaged.y() + top, damaged.width(), damaged.height()).grown(
                measure.cell());
        for (Piece piece : drawing.pieces()) {
            Area area = piece.area();
            if (area.x() <= wanted.right() && area.right() >= wanted.x() && area.y() <= wanted.bottom() && area
                    .bottom() >= wanted.y()) {
                paint(gc, piece, area.x() - left, area.y() - top);
            }
        }
    }

    private void paint(GC gc, Piece piece, int x, int y) {
        if (piece instanceof Piece.Words words) {
            gc.setFont(appearance.font(words.face()));
            gc.setForeground(appearance.color(words.tone()));
            gc.drawString(words.text(), x, y + measure.drop(words.face()), true);
        } else if (piece instanceof Piece.Box box) {
            box(gc, box, x, y);
        } else if (piece instanceof Piece.Line line) {
            line(gc, line, x, y);
        } else if (piece instanceof Piece.Disc disc) {
            disc(gc, disc, x, y);
        } else if (piece instanceof Piece.Hatch hatch) {
            hatch(gc, hatch, x, y);
        } else if (piece instanceof Piece.Pointer pointer) {
            gc.setBackground(appearance.color(pointer.tone()));
            Area area = pointer.area();
            gc.fillPolygon(new int[] {x, y, x + area.width(), y + area.height() / 2, x, y + area.height()});
        }
    }

    /** The width of a line: it grows with the letters. */
    private int unit(Stroke style) {
        int thin = Math.max(1, measure.line() / 16);
        return style == Stroke.THICK ? 2 * thin : thin;
    }

    private void stroke(GC gc, Tone tone, Stroke style) {
        gc.setForeground(appearance.color(tone));
        gc.setLineWidth(unit(style));
        gc.setLineStyle(style == Stroke.DASHED ? SWT.LINE_DASH : SWT.LINE_SOLID);
    }

    private void box(GC gc, Piece.Box box, int x, int y) {
        Area area = box.area();
        int arc = box.round() ? area.height() : measure.line() / 3;
        if (box.fill() != null) {
            gc.setBackground(appearance.color(box.fill()));
            gc.fillRoundRectangle(x, y, area.width(), area.height(), arc, arc);
        }
        if (box.line() != null) {
            stroke(gc, box.line(), box.style());
            gc.drawRoundRectangle(x, y, area.width(), area.height(), arc, arc);
        }
    }

    private void line(GC gc, Piece.Line line, int x, int y) {
        stroke(gc, line.tone(), line.style());
        int endX = x + line.area().width();
        int endY = y + line.area().height();
        gc.drawLine(x, y, endX, endY);
        if (line.arrow()) {
            int head = measure.cell() / 2;
            gc.setBackground(appearance.color(line.tone()));
            gc.fillPolygon(new int[] {endX + head / 2, endY, endX - head, endY - head, endX - head, endY + head});
        }
    }

    private void disc(GC gc, Piece.Disc disc, int x, int y) {
        Area area = disc.area();
        gc.setBackground(appearance.color(Tone.PAPER));
        gc.fillOval(x, y, area.width(), area.height());
        stroke(gc, disc.tone(), disc.style());
        gc.drawOval(x, y, area.width(), area.height());
    }

    private void hatch(GC gc, Piece.Hatch hatch, int x, int y) {
        Area area = hatch.area();
        stroke(gc, hatch.tone(), Stroke.THIN);
        int gap = measure.line() / 2;
        for (int from = gap - area.height(); from < area.width(); from += gap) {
            int start = Math.max(0, from);
            int end = Math.min(area.width(), from + area.height());
            gc.drawLine(x + start, y + area.height() - (start - from), x + end, y + area.height() - (end - from));
        }
    }

    /** Draws a ring around what has the focus, and a firm one around what is selected. */
    void ring(GC gc, Area area, boolean firm) {
        gc.setForeground(appearance.color(Tone.CHANGED_TEXT));
        gc.setLineWidth(firm ? unit(Stroke.THICK) : unit(Stroke.THIN));
        gc.setLineStyle(firm ? SWT.LINE_SOLID : SWT.LINE_DOT);
        int arc = measure.line() / 3;
        Area ring = area.grown(unit(Stroke.THICK));
        gc.drawRoundRectangle(ring.x(), ring.y(), ring.width(), ring.height(), arc, arc);
    }

    /** Draws what is dragged: a line to the pointer, and what letting go would do. */
    void drag(GC gc, SeamCanvas.Drag drag) {
        stroke(gc, Tone.CHANGED_TEXT, Stroke.THICK);
        gc.drawLine(drag.fromX(), drag.fromY(), drag.toX(), drag.toY());
        if (!drag.words().isEmpty()) {
            int width = measure.width(Typeface.TEXT, drag.words()) + 2 * measure.cell();
            remark(gc, new Area(drag.toX() + measure.cell(), drag.toY() + measure.line(), width, measure.line() * 3
                    / 2),
                    drag.words());
        }
    }

    /** Draws a remark over everything. */
    void remark(GC gc, Area area, String words) {
        gc.setBackground(appearance.color(Tone.REMARK_BACK));
        gc.fillRectangle(area.x(), area.y(), area.width(), area.height());
        gc.setForeground(appearance.color(Tone.INK));
        gc.setFont(appearance.font(Typeface.TEXT));
        gc.drawString(words, area.x() + measure.cell(), area.y() + (area.height() - measure.line()) / 2, true);
    }
}
