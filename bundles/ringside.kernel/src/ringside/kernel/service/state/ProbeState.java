package ringside.kernel.service.state;

/**
 * Where a task is in the work of a user-space probe.
 *
 * @param phase   what comes next
 * @param ownTrap whether the program had TF set itself when it came to the probe
 * @param back    where the probed function is to return to; 0 if none is on its way
 */
public record ProbeState(Phase phase, boolean ownTrap, long back) {

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
        FAULTED,
        /** The breakpoint that a probed return leads to was hit. */
        RETURNED
    }

    /** No probe is at work. */
    public static final ProbeState NONE = new ProbeState(Phase.IDLE, false, 0);

    /** The same probe, at another point of its work. */
    public ProbeState with(Phase next) {
        return new ProbeState(next, ownTrap, back);
    }

    /** The same probe of a task that had TF set itself, or had not. */
    public ProbeState withOwnTrap(boolean own) {
        return new ProbeState(phase, own, back);
    }

    /** The same probe, with another place to return to. */
    public ProbeState withBack(long address) {
        return new ProbeState(phase, ownTrap, address);
    }
}
