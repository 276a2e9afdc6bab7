package ringside.ui.appearance;

import java.util.Arrays;
import java.util.List;

/** The steps of the one zoom factor, in percent of the system's font size. */
public record Zoom(int percent) {

    /** No enlargement. */
    public static final Zoom NORMAL = new Zoom(100);

    private static final int[] STEPS = {100, 110, 125, 150, 175, 200, 250, 300};

    /** Returns all steps, the smallest first. */
    public static List<Zoom> all() {
        return Arrays.stream(STEPS).mapToObj(Zoom::new).toList();
    }

    /** Takes the nearest step that exists, so that no stored number can make the window unreadable. */
    public static Zoom nearest(int percent) {
        int best = STEPS[0];
        for (int step : STEPS) {
            if (Math.abs((long) step - percent) < Math.abs((long) best - percent)) {
                best = step;
            }
        }
        return new Zoom(best);
    }

    /** Returns the next larger step, or this one at the end of the scale. */
    public Zoom larger() {
        for (int step : STEPS) {
            if (step > percent) {
                return new Zoom(step);
            }
        }
        return this;
    }

    /** Returns the next smaller step, or this one at the end of the scale. */
    public Zoom smaller() {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < percent) {
                return new Zoom(STEPS[i]);
            }
        }
        return this;
    }

    /** Scales a length in pixels or points, at least 1. */
    public int of(int length) {
        return Math.max(1, Math.round(length * percent / 100f));
    }
}
