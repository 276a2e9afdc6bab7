package ringside.kernel.service.state;

/**
 * Where a task is in the work of a user-space probe.
 *
 * @param phase   what comes next
 * @param ownTrap whether the program had TF set itself when it came to the probe
 */
public record ProbeState(Phase phase, boolean ownTrap) {

    /** What a probe is at. */
    public enum Phase {
        /** Nothing. */
        IDLE,
        /** The breakpoint was hit. */
        HIT,
        /** The copy of the instruction is being stepped. */
        STEPPING,
        /** The step trap came: what the copy did is to be put right. */
        STEPPED,
        /** The copy faulted: the instruction is to be tried in its own place. */
        FAULTED
    }

    /** No probe is at work. */
    public static final ProbeState NONE = new ProbeState(Phase.IDLE, false);

    /** The same probe, at another point of its work. */
    public ProbeState with(Phase next) {
        return new ProbeState(next, ownTrap);
    }
}
