package ringside.ui.chapters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import ringside.stepper.chapters.Chapter;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.run.PhaseSpan;

/**
 * Where the phases of a chapter stand on the strip. Each is at least as wide as its initial; what is left is shared by
 * the number of their steps. So a decision of ten steps among a thousand can be read and clicked, and nothing moves
 * while the reader does.
 */
final class ChapterRow {

    private final List<Segment> segments = new ArrayList<>();
    private final int left;

    /**
     * @param chapter what the row tells
     * @param left    its left edge in pixels
     * @param width   in pixels
     * @param padding beside a name, in pixels
     * @param extent  the width of words in pixels
     */
    ChapterRow(Chapter chapter, int left, int width, int padding, ToIntFunction<String> extent) {
        this.left = left;
        List<PhaseSpan> spans = chapter.phases();
        int[] least = spans.stream().mapToInt(span -> extent.applyAsInt(PhaseNames.initial(span.phase()))
                + 2 * padding).toArray();
        long steps = Math.max(1, chapter.to() - chapter.from());
        int needed = 0;
        for (int each : least) {
            needed += each;
        }
        double rest = Math.max(0, width - needed);
        double squeezed = needed > width ? (double) width / needed : 1;
        double x = left;
        for (int i = 0; i < spans.size(); i++) {
            double share = least[i] * squeezed + rest * spans.get(i).length() / steps;
            int begin = (int) Math.round(x);
            x += share;
            int wide = Math.max(1, (int) Math.round(x) - begin);
            segments.add(new Segment(spans.get(i), begin, wide, label(spans.get(i).phase(), wide - padding, extent)));
        }
    }

    private static String label(String phase, int room, ToIntFunction<String> extent) {
        for (String name : List.of(PhaseNames.title(phase), PhaseNames.brief(phase), PhaseNames.initial(phase))) {
            if (extent.applyAsInt(name) <= room) {
                return name;
            }
        }
        return "";
    }

    List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** Returns the left edge of the step that comes next at a position, in pixels. */
    int x(long step) {
        for (Segment segment : segments) {
            PhaseSpan span = segment.span();
            if (step < span.to()) {
                long done = Math.max(0, step - span.from());
                return segment.x() + (int) (segment.width() * done / span.length());
            }
        }
        return segments.isEmpty() ? left : segments.get(segments.size() - 1).right();
    }

    /** Returns the position that is meant by a place on the strip. */
    long stepAt(int x, Chapter chapter) {
        for (Segment segment : segments) {
            if (x < segment.right()) {
                PhaseSpan span = segment.span();
                long inside = (long) Math.floor((double) (x - segment.x()) * span.length() / segment.width());
                return span.from() + Math.max(0, Math.min(span.length() - 1, inside));
            }
        }
        return chapter.to();
    }
}
