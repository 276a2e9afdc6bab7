package ringside.stepper.run;

import ringside.kernel.KernelState;

/**
 * Looks at the end of a run whether the state there was there before: if any state has come back, the last one has, too,
 * and one period earlier. {@link LoopFinder} is cheaper, but needs many periods.
 */
public final class CircleSearch {
    /** Steps of the longest circle that is surely found. */
    static final long LONGEST = 1 << 17;

    private EngineState from;
    private EngineState next;

    /** The run, of which the plan knows all that comes from outside, has come here. */
    public void passed(Engine engine) {
        if (engine.pending()) {
            from = null;
            next = null;
        } else if (next == null || engine.step() - next.step() >= LONGEST) {
            EngineState here = engine.save();
            from = next == null ? here : next;
            next = here;
        }
    }

    /**
     * {@return the circle in which the run goes where the engine is now; null if there is none} The engine is here again
     * afterwards.
     */
    public Loop find(Engine engine) {
        if (from == null || engine.pending()) {
            return null;
        }
        long end = engine.step();
        long rip = engine.rip();
        KernelState last = engine.kernel().save();
        long found = -1;
        engine.observer(null);
        engine.quiet(true);
        try {
            engine.restore(from);
            while (engine.step() < end) {
                found = engine.kernel().sameAs(last) ? engine.step() : found;
                engine.advance(engine.step() + 1);
            }
        } finally {
            engine.quiet(false);
        }
        return found < 0 ? null : new Loop(found, end, rip);
    }
}
