package ringside.stepper.seam;

import ringside.stepper.drawing.Measure;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.value.Texts;

/**
 * Where the columns of the seam stand: what SYSRET takes, the connections, the stack, what IRET pops. Where the room is
 * too narrow for all, what SYSRET takes stands above each box.
 *
 * @param beside whether the columns stand beside each other
 * @param tight  whether there is no room right of the stack either
 * @param left   where the left column begins
 * @param leftWidth its width
 * @param box    where the stack begins
 * @param boxWidth its width
 * @param total  the width that all need
 */
record Columns(boolean beside, boolean tight, int left, int leftWidth, int box, int boxWidth, int total) {

    private static final String LONGEST_VALUE = "ffff_ffff_8180_01f8";
    private static final String USUAL_VALUE = "7fff_fffd_e000";
    private static final String LONGEST_REGISTER = "RFLAGS";
    private static final String LONGEST_NAME = "+90 flags ";
    private static final String TIGHT_NAME = "+90 flags \u2192RFLAGS";
    private static final String TAIL = "\u2026ffff ";
    private static final String STEP = "000";
    private static final int ARROW = 2;
    private static final int LANE = 2;
    private static final int WIDEST_LEFT = 34;
    private static final int WIDEST_BOX = 36;

    static Columns of(int room, Measure measure) {
        int cell = measure.cell();
        int left = Math.max(measure.width(Typeface.MONO, USUAL_VALUE),
                measure.width(Typeface.TEXT, Texts.SEAM.text("differ", STEP)));
        int least = leastBox(measure);
        int fixed = 2 * cell + cell / 2 + lane(measure) + right(measure);
        int spare = room - fixed - left - least;
        if (spare < 0) {
            return stacked(room, measure, least);
        }
        int box = Math.min(least + spare, Math.max(least, WIDEST_BOX * cell));
        spare -= box - least;
        int grown = Math.min(left + spare, Math.max(left, WIDEST_LEFT * cell));
        spare -= grown - left;
        int from = cell + spare / 2;
        return new Columns(true, false, from, grown, from + grown + lane(measure), box, Math.max(room, fixed + left
                + least));
    }

    private static Columns stacked(int room, Measure measure, int least) {
        int cell = measure.cell();
        int gutter = pointer(measure) + cell / 2;
        int right = right(measure) + cell;
        boolean tight = room < gutter + least + right;
        int narrow = Math.max(measure.width(Typeface.MONO, LONGEST_VALUE) + cell + cell / 2, measure.width(
                Typeface.MONO_BOLD, TIGHT_NAME) + cell);
        int beside = tight ? cell / 2 : right;
        int box = Math.max(tight ? narrow : least, Math.min(room - gutter - beside, WIDEST_BOX * cell));
        return new Columns(false, tight, gutter, box, gutter, box, Math.max(room, gutter + box + beside));
    }

    /** A box holds the longest value, and its head line. */
    private static int leastBox(Measure measure) {
        int head = measure.width(Typeface.MONO_BOLD, LONGEST_NAME) + measure.width(Typeface.TEXT,
                Texts.SEAM.text("byTracer") + " " + STEP);
        return Math.max(measure.width(Typeface.MONO, LONGEST_VALUE), head) + 2 * measure.cell();
    }

    /** The room between the left column and the stack, where the connections are. */
    private static int lane(Measure measure) {
        return Math.max(disc(measure) + LANE * measure.cell(), pointer(measure) + measure.cell());
    }

    private static int right(Measure measure) {
        return ARROW * measure.cell() + measure.cell() / 2 + measure.width(Typeface.MONO_BOLD, LONGEST_REGISTER);
    }

    static int disc(Measure measure) {
        return measure.line() * 3 / 2;
    }

    /** The width of the words for RSP with their triangle. */
    static int pointer(Measure measure) {
        return measure.width(Typeface.MONO_BOLD, "RSP") + measure.cell() * 3 / 2;
    }

    int boxRight() {
        return box + boxWidth;
    }

    /** Where the arrows to the right end. */
    int arrowEnd(Measure measure) {
        return boxRight() + ARROW * measure.cell();
    }

    /** Whether the tail of each address has room in the head of a box. */
    boolean tails(Measure measure) {
        return boxWidth >= leastBox(measure) + measure.width(Typeface.MONO, TAIL);
    }
}
