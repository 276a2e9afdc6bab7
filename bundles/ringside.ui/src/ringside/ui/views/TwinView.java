package ringside.ui.views;

/** A view that shows one thing in two ways: as a drawing, and as a table for those who cannot see it. */
public interface TwinView {

    /** Shows it the other way, and gives it the keyboard. */
    void twin();

    /** Returns the name of the value that is selected here, or an empty text. */
    default String chosen() {
        return "";
    }

    /** Selects the same value that was selected in the twin, where it is told here. */
    default void choose(String valueName) {
    }
}
