package ringside.ui.appearance;

import java.util.Arrays;
import java.util.List;

/**
 * How fast the window steps by itself.
 *
 * @param tenths steps in ten seconds
 */
public record Speed(int tenths) {

    /** One step a second. */
    public static final Speed NORMAL = new Speed(10);

    private static final int[] ALL = {5, 10, 20, 40, 80, 150, 300};
    private static final int TEN_SECONDS = 10_000;

    /** Returns all speeds, the lowest first. */
    public static List<Speed> all() {
        return Arrays.stream(ALL).mapToObj(Speed::new).toList();
    }

    /** Takes the nearest speed that exists. */
    public static Speed nearest(int tenths) {
        int best = ALL[0];
        for (int each : ALL) {
            if (Math.abs((long) each - tenths) < Math.abs((long) best - tenths)) {
                best = each;
            }
        }
        return new Speed(best);
    }

    /** Returns the next higher speed, or this one if there is none. */
    public Speed faster() {
        for (int each : ALL) {
            if (each > tenths) {
                return new Speed(each);
            }
        }
        return this;
    }

    /** Returns the next lower speed, or this one if there is none. */
    public Speed slower() {
        for (int i = ALL.length - 1; i >= 0; i--) {
            if (ALL[i] < tenths) {
                return new Speed(ALL[i]);
            }
        }
        return this;
    }

    /** Returns the time between two steps in milliseconds. */
    public int pause() {
        return TEN_SECONDS / tenths;
    }

    /** Returns the steps a second, in digits. */
    public String label() {
        return tenths % 10 == 0 ? Integer.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
