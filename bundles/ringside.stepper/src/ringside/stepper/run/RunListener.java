package ringside.stepper.run;

/** Follows the recording of a {@link Tape}: hears what happens where it is new, and what never happened. */
@FunctionalInterface
public interface RunListener {
    /** Hears nothing. */
    RunListener NONE = (step, happening) -> {};

    /** Something happened; {@code step} is the position right after it. */
    void happened(long step, Happening happening);

    /** What lies after this position has gone; before 0 all of it. */
    default void truncated(long step) {
    }
}
