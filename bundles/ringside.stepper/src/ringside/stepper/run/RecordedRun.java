package ringside.stepper.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.stepper.listing.CodeLine;

/**
 * What is known of the steps run so far: how many, phases, what happened, returns, a loop. Bounded, whatever the
 * length.
 */
public final class RecordedRun {
    /** Steps for which every change of phase is kept; later ones are told apart by program and kernel only. */
    static final long DETAILED = 1 << 16;
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_RETURNS = 5_000;

    private final PhaseTrack phases = new PhaseTrack();
    private final List<Occurrence> events = new ArrayList<>();
    private final List<ReturnRecord> returns = new ArrayList<>();
    /** Returns and other positions alternate where a call takes as long as two states are apart: one finder each. */
    private final LoopFinder atReturns = new LoopFinder();
    private final LoopFinder between = new LoopFinder();
    private Loop loop;
    private long length;

    long length() {
        return length;
    }

    /** {@return true while what happens is still kept} */
    boolean listening() {
        return events.size() < MOST_EVENTS;
    }

    /** {@return the last return at or before a position, which must be one where all returns are known} */
    ReturnRecord lastReturn(long step) {
        int low = 0;
        int high = returns.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (returns.get(middle).step() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : returns.get(low - 1);
    }

    /** {@return true when the list of returns holds all up to this position} */
    boolean knowsReturns(long step) {
        return returns.size() < MOST_RETURNS && listening() || !returns.isEmpty()
                && step <= returns.get(returns.size() - 1).step();
    }

    public List<PhaseSpan> phases() {
        return phases.spans();
    }

    public List<Occurrence> events() {
        return List.copyOf(events);
    }

    public List<ReturnRecord> returns() {
        return List.copyOf(returns);
    }

    public Optional<Loop> loop() {
        return Optional.ofNullable(loop);
    }

    /** Something happened at a position that is new. */
    void happened(long step, Happening happening) {
        if (happening instanceof Happening.Returned returned && returns.size() < MOST_RETURNS) {
            returns.add(returned.record());
        }
        if (events.size() < MOST_EVENTS) {
            events.add(Occurrences.of(step, happening));
        }
    }

    /**
     * The engine has come further than ever before; the steps up to here were spent on this line, or on several when
     * null.
     */
    void extend(Engine engine, CodeLine line, boolean userAtStart) {
        long step = engine.step();
        if (line != null) {
            phases.extend(step, line.phase(), line.user() ? "" : line.routine());
        } else {
            boolean user = userAtStart && engine.kernel().machine().cpu().cpl() == 3;
            phases.extend(step, user ? PhaseSpan.USER : PhaseSpan.MIXED, "");
        }
        length = step;
    }

    /**
     * Looks whether the state where the engine is now was seen before.
     *
     * @param atReturn whether the engine has just come back to user mode
     */
    void sample(Engine engine, boolean atReturn) {
        if (loop == null) {
            loop = (atReturn ? atReturns : between).sample(engine);
        }
    }

    /** The steps after this position never happened; a negative position forgets everything, step 0 included. */
    void truncate(long step) {
        phases.truncate(Math.max(0, step));
        events.removeIf(e -> e.step() > step);
        returns.removeIf(r -> r.step() > step);
        length = Math.max(0, Math.min(length, step));
        loop = null;
        atReturns.forget();
        between.forget();
    }
}
