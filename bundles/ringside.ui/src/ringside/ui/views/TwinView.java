package ringside.ui.views;

/** A view that shows one thing in two ways: as a drawing, and as a table for those who cannot see it. */
public interface TwinView {

    /** Shows it the other way, and gives it the keyboard. */
    void twin();
}
