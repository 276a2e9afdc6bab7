package ringside.stepper.seam;

import ringside.stepper.drawing.Measure;
import ringside.stepper.drawing.Typeface;

/** Letters of a size, for tests without a display. */
record Letters(int percent) implements Measure {

    private static final int MONO = 80;
    private static final int TEXT = 70;
    private static final int BOLD = 78;
    private static final int LINE = 170;

    @Override
    public int width(Typeface face, String words) {
        int each = switch (face) {
            case MONO, MONO_BOLD -> MONO;
            case TEXT -> TEXT;
            default -> BOLD;
        };
        return words.length() * each * percent / 1000;
    }

    @Override
    public int line() {
        return LINE * percent / 1000;
    }
}
