package ringside.ui.chapters;

import ringside.stepper.run.PhaseSpan;

/**
 * A phase on the strip.
 *
 * @param span  the steps
 * @param x     its left edge, in pixels from the left edge of the strip
 * @param width in pixels, at least the width of its initial
 * @param label its name, as long as there is room for
 */
record Segment(PhaseSpan span, int x, int width, String label) {
    int right() {
        return x + width;
    }
}
