package ringside.stepper.run;

import java.util.TreeMap;

/**
 * Saved states along the steps, from which any position is reached by running on. Their number is bounded: when it is
 * reached, every second one goes and the distance doubles. A state holds only the pages that differ from its
 * neighbours.
 */
public final class History {
    /**
     * States kept at most, some 60 KB each; at 10 million steps they lie 32 768 steps apart, which takes a millisecond
     * to run.
     */
    private static final int MOST = 512;
    private static final int FIRST_DISTANCE = 128;

    private final TreeMap<Long, EngineState> states = new TreeMap<>();
    private final EngineState booted;
    private long distance = FIRST_DISTANCE;
    private long due = FIRST_DISTANCE;

    /** @param booted the state right after booting, before start values and interventions of step 0 */
    History(EngineState booted) {
        this.booted = booted;
    }

    EngineState booted() {
        return booted;
    }

    /** {@return the position at which a state wants to be saved next} */
    long due() {
        return due;
    }

    public int size() {
        return states.size();
    }

    /** Saves the state where the engine is, if one is due. */
    void offer(Engine engine) {
        if (engine.step() < due) {
            return;
        }
        states.put(engine.step(), engine.save());
        if (states.size() > MOST) {
            thin();
        }
        due = (engine.step() / distance + 1) * distance;
    }

    private void thin() {
        distance *= 2;
        boolean drop = true;
        for (var entries = states.entrySet().iterator(); entries.hasNext();) {
            entries.next();
            if (drop) {
                entries.remove();
            }
            drop = !drop;
        }
    }

    /** {@return the last saved state at or before this position; null when only {@link #booted} lies before it} */
    EngineState at(long step) {
        var entry = states.floorEntry(step);
        return entry == null ? null : entry.getValue();
    }

    /** Forgets every state at or after this position, whose future has changed. */
    void truncate(long step) {
        states.tailMap(step, true).clear();
        due = ((states.isEmpty() ? 0 : states.lastKey()) / distance + 1) * distance;
    }
}
