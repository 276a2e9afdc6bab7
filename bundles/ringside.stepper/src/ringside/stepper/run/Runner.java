package ringside.stepper.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ringside.stepper.stops.Breakpoints;
import ringside.stepper.stops.Watching;
import ringside.stepper.value.ValueAccess;

/** Runs a tape far, forwards and backwards: to breakpoints, changes of watched values, the end, the limit, a loop. */
public final class Runner {
    /** Steps between two looks at the cancel button; some milliseconds. */
    private static final long STRETCH = 200_000;
    private static final long WATCHED_STRETCH = 20_000;

    private final Tape tape;
    private final Breakpoints breakpoints;
    private final long limit;
    private Set<Long> additional = Set.of();

    public Runner(Tape tape, Breakpoints breakpoints, long limit) {
        this.tape = tape;
        this.breakpoints = breakpoints;
        this.limit = limit;
    }

    /**
     * Runs on.
     *
     * @param target   position not to go beyond
     * @param heed     true: stop at breakpoints, watches and loops
     */
    public Halt forward(long target, boolean heed, Progress progress) {
        return forward(target, heed && breakpoints.enabled(), heed, progress);
    }

    /** Runs on to the end, the limit, or a newly found loop, whatever breakpoints say. */
    public Halt toEnd(Progress progress) {
        return forward(limit, false, true, progress);
    }

    private Halt forward(long target, boolean stops, boolean untilLoop, Progress progress) {
        Watching watching = new Watching(stops ? breakpoints.watching() : List.of());
        watching.stops(values());
        tape.engine().breakpoints(marks(stops));
        try {
            long stretch = watching.any() ? WATCHED_STRETCH : STRETCH;
            while (tape.step() < target) {
                if (progress.cancelled()) {
                    return Halt.CANCELLED;
                }
                long next = Math.min(target, tape.step() + stretch);
                Halt halt = watching.any() ? watched(next, watching) : plain(next, untilLoop);
                if (halt != null) {
                    return halt;
                }
                progress.at(tape.step(), target);
            }
            return target >= limit ? Halt.LIMIT : Halt.ARRIVED;
        } finally {
            tape.engine().breakpoints(Set.of());
        }
    }

    /** Runs on until an instruction is next, breakpoints and watches included. */
    public Halt forwardTo(long address, long target, Progress progress) {
        additional = Set.of(address);
        try {
            Halt halt = forward(target, true, progress);
            return halt == Halt.BREAKPOINT && tape.engine().rip() == address ? Halt.ARRIVED : halt;
        } finally {
            additional = Set.of();
        }
    }

    private Set<Long> marks(boolean heed) {
        Set<Long> all = new HashSet<>(additional);
        if (heed) {
            all.addAll(breakpoints.heeded());
        }
        return all;
    }

    private Halt plain(long next, boolean untilLoop) {
        Halt halt = null;
        while (halt == null && tape.step() < next) {
            halt = halt(untilLoop ? tape.forwardUntilLoop(next) : tape.forward(next));
        }
        return halt;
    }

    private Halt halt(Pause pause) {
        return switch (pause) {
            case BREAKPOINT -> stopsHere() ? Halt.BREAKPOINT : null;
            case ENDED -> Halt.END;
            case LOOP -> Halt.LOOP;
            case TARGET, RETURN -> null;
        };
    }

    /** A breakpoint whose condition does not hold is passed. */
    private boolean stopsHere() {
        long rip = tape.engine().rip();
        return additional.contains(rip) || breakpoints.stops(rip, values());
    }

    private ValueAccess values() {
        return tape.engine().values();
    }

    private Halt watched(long next, Watching watching) {
        while (tape.step() < next) {
            Halt halt = halt(tape.forwardUntilLoop(tape.step() + 1));
            if (watching.stops(values())) {
                return Halt.WATCH;
            }
            if (halt != null) {
                return halt;
            }
        }
        return null;
    }

    /** Runs back to the last position where a run forward would have stopped, or to the start. */
    public Halt backward(Progress progress) {
        long here = tape.step();
        if (here == 0) {
            return Halt.START;
        }
        Halt[] why = {Halt.START};
        long found = breakpoints.enabled() ? search(here, why, progress) : -1;
        if (found < 0 && progress.cancelled()) {
            tape.seek(here);
            return Halt.CANCELLED;
        }
        tape.seek(Math.max(found, 0));
        return found < 0 ? Halt.START : why[0];
    }

    private long search(long here, Halt[] why, Progress progress) {
        Watching watching = new Watching(breakpoints.watching());
        long[] previous = {Long.MIN_VALUE};
        return tape.lastBefore(here, engine -> {
            boolean hit = breakpoints.stops(engine.rip(), engine.values());
            if (hit) {
                why[0] = Halt.BREAKPOINT;
            }
            if (watching.any()) {
                if (previous[0] != engine.step() - 1) {
                    watching.forget();
                }
                if (watching.stops(engine.values())) {
                    why[0] = Halt.WATCH;
                    hit = true;
                }
                previous[0] = engine.step();
            }
            return hit;
        }, progress::cancelled);
    }
}
