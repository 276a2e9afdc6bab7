package ringside.stepper;

/** Hears of changes of a {@link Session}, on the thread that caused them. */
@FunctionalInterface
public interface SessionListener {
    /** Called once per command or movement, after {@link Session#state()} has been brought up to date. */
    void changed(StateChange change);
}
