package ringside.stepper.drawing;

/** How large words are. Every length in the seam comes from here. */
public interface Measure {

    /** {@return the width of a line of words} */
    int width(Typeface face, String words);

    /** {@return the height of a line} */
    int line();

    /** {@return the width of a digit} */
    default int cell() {
        return width(Typeface.MONO, "0");
    }
}
