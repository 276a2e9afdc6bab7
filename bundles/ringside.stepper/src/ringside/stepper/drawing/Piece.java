package ringside.stepper.drawing;

/** A thing to be drawn. */
public sealed interface Piece {

    /** {@return where it is} */
    Area area();

    /** A line of words. */
    record Words(Area area, String text, Typeface face, Tone tone) implements Piece {
    }

    /**
     * A box.
     *
     * @param fill  colour of its ground, or null
     * @param line  colour of its border, or null
     * @param round whether its ends are round
     * @param style how the border is drawn
     */
    record Box(Area area, Tone fill, Tone line, boolean round, Stroke style) implements Piece {
    }

    /** Slanted lines that fill an area. */
    record Hatch(Area area, Tone tone) implements Piece {
    }

    /** A straight line across an area from its left upper to its right lower corner; with a head at its end, or none. */
    record Line(Area area, Tone tone, Stroke style, boolean arrow) implements Piece {
    }

    /** A circle with a sign in it. */
    record Disc(Area area, Tone tone, Stroke style) implements Piece {
    }

    /** A triangle that points to the right, its point in the middle of the right side. */
    record Pointer(Area area, Tone tone) implements Piece {
    }

    /** How a line is drawn. */
    enum Stroke {
        /** One unit thick. */
        THIN,
        /** Two units thick. */
        THICK,
        /** Thin and broken. */
        DASHED
    }
}
