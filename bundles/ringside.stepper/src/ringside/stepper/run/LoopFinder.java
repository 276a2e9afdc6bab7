package ringside.stepper.run;

import ringside.kernel.KernelState;

/**
 * Notices that an exact state came back (Brent's algorithm: one saved state, compared at every sample, replaced at
 * growing intervals). It proves a loop only while nothing from outside is to come; sampled at returns to user mode and
 * between long stretches.
 */
public final class LoopFinder {
    private KernelState anchor;
    private long anchorStep;
    private long samples;
    private long power = 1;

    /** Looks at the state where the engine is now; returns the loop when it is the one saved before, else null. */
    public Loop sample(Engine engine) {
        if (engine.pending()) {
            forget();
            return null;
        }
        if (anchor != null && engine.kernel().sameAs(anchor)) {
            return new Loop(anchorStep, engine.step(), engine.rip());
        }
        if (anchor == null || ++samples == power) {
            anchor = engine.kernel().save();
            anchorStep = engine.step();
            power *= 2;
            samples = 0;
        }
        return null;
    }

    /** The past does not count any more. */
    public void forget() {
        anchor = null;
        samples = 0;
        power = 1;
    }
}
