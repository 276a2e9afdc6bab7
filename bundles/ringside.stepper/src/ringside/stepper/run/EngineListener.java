package ringside.stepper.run;

/** Hears from an {@link Engine} what happened besides instructions, in order. */
@FunctionalInterface
public interface EngineListener {
    /** Hears nothing. */
    EngineListener NONE = (step, happening) -> {};

    /** Something happened; {@code step} is the position right after it. */
    void happened(long step, Happening happening);
}
