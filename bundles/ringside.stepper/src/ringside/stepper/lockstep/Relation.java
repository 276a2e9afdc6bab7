package ringside.stepper.lockstep;

/** How the two sides of a row stand to each other. */
public enum Relation {
    /** Both sides do the same. */
    SAME,
    /** Both sides do it, and something else comes of it. */
    OTHER_VALUE,
    /** Only the left side does it here. */
    LEFT_ONLY,
    /** Only the right side does it here. */
    RIGHT_ONLY
}
