package ringside.ui.chapters;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

import ringside.kernel.decision.Path;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Occurrence;
import ringside.ui.appearance.Appearance;

/** Draws one row of the strip after the other. */
final class RowPainter {

    private static final String HELD = "\u2713";
    private static final String FAILED = "\u2717";
    private static final String OPEN = "\u00b7";
    private static final String EVENT = "\u25b2 ";
    private static final String RING = "\u21bb ";

    private final GC gc;
    private final Appearance appearance;
    private final StripMeasures measures;
    private final Chapters chapters;
    private final Chapters former;
    private final long step;

    RowPainter(GC gc, Appearance appearance, StripMeasures measures, Chapters chapters, Chapters former, long step) {
        this.gc = gc;
        this.appearance = appearance;
        this.measures = measures;
        this.chapters = chapters;
        this.former = former;
        this.step = step;
    }

    void paint(ChapterRow row, int place, int top, boolean open, int width) {
        Chapter chapter = chapters.all().get(place);
        int boxTop = open ? top + measures.triangle() : top;
        number(place, chapter, boxTop);
        for (Segment segment : row.segments()) {
            box(segment, boxTop, open);
        }
        badge(place, chapter, boxTop, width);
        if (open) {
            details(row, chapter, place, boxTop + measures.box() + measures.gap() / 2, width);
            mark(row, top, boxTop);
        }
    }

    /** Chapters that repeat for ever have a ring before their number. */
    private void number(int place, Chapter chapter, int top) {
        boolean ring = chapters.loop().filter(loop -> chapter.to() > loop.first() && chapter.from() < loop.again())
                .isPresent();
        text((ring ? RING : "") + (place + 1), Typeface.TEXT_BOLD, Tone.QUIET_TEXT, measures.padding(), top + measures
                .gap());
    }

    private void box(Segment segment, int top, boolean open) {
        String phase = segment.span().phase();
        boolean here = open && segment.span().from() <= step && step < segment.span().to();
        gc.setBackground(appearance.color(PhaseNames.tone(phase)));
        int inner = Math.max(1, segment.width() - 1);
        gc.fillRoundRectangle(segment.x(), top, inner, measures.box(), measures.gap(), measures.gap());
        if (here) {
            gc.setForeground(appearance.color(Tone.INK));
            gc.drawRoundRectangle(segment.x(), top, inner - 1, measures.box() - 1, measures.gap(), measures.gap());
        }
        gc.setFont(appearance.font(here ? Typeface.TEXT_BOLD : Typeface.TEXT));
        Point size = gc.textExtent(segment.label());
        gc.setForeground(appearance.color(Tone.MARK_TEXT));
        gc.drawText(segment.label(), segment.x() + (segment.width() - size.x) / 2, top + (measures.box() - size.y) / 2,
                true);
    }

    private void badge(int place, Chapter chapter, int top, int width) {
        String words = ChapterWords.badge(chapters, place);
        int left = width - measures.badge() - measures.gap();
        Tone tone = tone(chapter.made());
        boolean made = chapter.made().filter(how -> how.step() <= step).isPresent();
        if (words.isEmpty()) {
            return;
        }
        if (made) {
            gc.setBackground(appearance.color(tone));
            gc.fillRoundRectangle(left, top, measures.badge(), measures.box(), measures.padding(), measures.padding());
        } else {
            gc.setForeground(appearance.color(tone));
            gc.setLineWidth(2);
            gc.drawRoundRectangle(left + 1, top + 1, measures.badge() - 2, measures.box() - 2, measures.padding(),
                    measures.padding());
            gc.setLineWidth(1);
        }
        gc.setFont(appearance.font(Typeface.TEXT_BOLD));
        Point size = gc.textExtent(words);
        gc.setForeground(appearance.color(made ? Tone.MARK_TEXT : Tone.INK));
        gc.drawText(words, left + (measures.badge() - size.x) / 2, top + (measures.box() - size.y) / 2, true);
    }

    /** Only a fast way back whose checks were asked and held is a success. */
    private static Tone tone(Optional<Return> made) {
        if (made.isEmpty() || made.get().asked().isEmpty() && !made.get().faulted()) {
            return Tone.NEUTRAL_MARK;
        }
        return made.get().path() == Path.SYSRET && !made.get().faulted() ? Tone.PASSED_MARK : Tone.FAILED_MARK;
    }

    private void details(ChapterRow row, Chapter chapter, int place, int top, int width) {
        int right = width - measures.badge() - 2 * measures.gap();
        String ghost = ChapterWords.ghost(chapters, former, place);
        if (!ghost.isEmpty()) {
            gc.setFont(appearance.font(Typeface.TEXT));
            int wide = gc.textExtent(ghost).x;
            text(ghost, Typeface.TEXT, Tone.CHANGED_TEXT, width - wide - measures.gap(), top);
            right = Math.min(right, width - wide - 3 * measures.gap());
        }
        int[] taken = questions(row, chapter, top, right);
        int free = measures.left();
        for (Occurrence event : chapter.events()) {
            free = event(row, event, new int[] {free, right}, taken, top);
        }
    }

    /** Returns from where to where the checks are told. */
    private int[] questions(ChapterRow row, Chapter chapter, int top, int right) {
        if (chapter.questions().isEmpty()) {
            return new int[] {right, right};
        }
        StringBuilder marks = new StringBuilder();
        for (Asked question : chapter.questions()) {
            marks.append(question.step() > step ? OPEN : question.held() ? HELD : FAILED).append(' ');
        }
        String words = marks + " " + ChapterWords.question(chapter, step);
        gc.setFont(appearance.font(Typeface.TEXT));
        int wide = gc.textExtent(words).x;
        int wanted = row.x(chapter.questions().get(0).step() - 1);
        int left = Math.max(measures.left(), Math.min(wanted, right - wide));
        text(words, Typeface.TEXT, Tone.INK, left, top);
        return new int[] {left - 2 * measures.gap(), left + wide + 2 * measures.gap()};
    }

    /** Events for which there is no room are told in the table only. */
    private int event(ChapterRow row, Occurrence event, int[] room, int[] taken, int top) {
        String words = EVENT + ChapterWords.event(event);
        gc.setFont(appearance.font(Typeface.TEXT));
        int wide = gc.textExtent(words).x;
        int half = gc.textExtent(EVENT).x / 2;
        int left = Math.max(measures.left(), Math.min(row.x(Math.max(0, event.step() - 1)) - half, room[1] - wide));
        boolean clash = left < room[0] || left + wide > taken[0] && left < taken[1];
        if (clash) {
            return room[0];
        }
        text(words, Typeface.TEXT, Tone.QUIET_TEXT, left, top);
        return left + wide + 2 * measures.gap();
    }

    private void mark(ChapterRow row, int top, int boxTop) {
        int x = row.x(step);
        int half = measures.triangle() * 2 / 3;
        gc.setBackground(appearance.color(Tone.INK));
        gc.setForeground(appearance.color(Tone.INK));
        gc.fillPolygon(new int[] {x - half, top, x + half, top, x, boxTop + measures.gap()});
        gc.setLineWidth(2);
        gc.drawLine(x, top, x, boxTop + measures.box());
        gc.setLineWidth(1);
    }

    /** Draws what is said of a loop at the lower edge. */
    void band(Rectangle area) {
        String words = ChapterWords.loop(chapters);
        if (!words.isEmpty()) {
            gc.setFont(appearance.font(Typeface.TEXT_BOLD));
            boolean room = gc.textExtent(words).x + 2 * measures.padding() <= area.width;
            words = room ? words : ChapterWords.brieflyLoop(chapters);
            int top = area.height - measures.band();
            gc.setBackground(appearance.color(Tone.REMARK_BACK));
            gc.fillRectangle(0, top, area.width, measures.band());
            text(words, Typeface.TEXT_BOLD, Tone.INK, measures.padding(), top + measures.gap());
        }
    }

    private void text(String words, Typeface typeface, Tone tone, int x, int y) {
        gc.setFont(appearance.font(typeface));
        gc.setForeground(appearance.color(tone));
        gc.drawText(words, x, y, SWT.DRAW_TRANSPARENT);
    }
}
