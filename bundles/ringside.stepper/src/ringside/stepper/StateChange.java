package ringside.stepper;

import ringside.stepper.shown.StateDifference;

/**
 * What listeners hear, once per command or movement, when {@link Session#state()} holds the new values.
 *
 * @param before     step before
 * @param after      step after
 * @param length     last recorded step
 * @param kind       what brought it about
 * @param difference what became different in the state, with the old values; nothing where a kernel starts anew
 */
public record StateChange(long before, long after, long length, Kind kind, StateDifference difference) {
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
