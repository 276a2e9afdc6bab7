package ringside.stepper.drawing;

/** The few fonts of the window; all follow the one zoom factor. */
public enum Typeface {
    /** Words. */
    TEXT,
    /** Words that carry weight. */
    TEXT_BOLD,
    /** Words read from the last row, such as the verdict. */
    TITLE,
    /** The sentence below, read from the last row. */
    SENTENCE,
    /** Values and code. */
    MONO,
    /** Values that changed, the line that runs next. */
    MONO_BOLD;
}
