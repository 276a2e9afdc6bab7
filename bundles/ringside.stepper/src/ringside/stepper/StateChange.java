package ringside.stepper;

/**
 * What listeners hear, once per command or movement. {@link Session#state()} and {@link Session#before()} hold the
 * values.
 *
 * @param before step before
 * @param after  step after
 * @param length last recorded step
 * @param kind   what brought it about
 */
public record StateChange(long before, long after, long length, Kind kind) {
    /** What brought a change about. */
    public enum Kind {
        /** A movement along the steps: nothing was edited. */
        MOVEMENT,
        /** An edit, its undo or its redo: the future after it is gone. */
        EDIT,
        /** The scenario starts anew: another profile, program or option. The listing may be another one. */
        RESTART,
        /** A restart that failed: {@link Session#problem()} tells why. The state is still the last good one. */
        PROBLEM,
        /** A breakpoint or watch was set or removed. */
        BREAKPOINTS
    }
}
