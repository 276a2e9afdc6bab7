package ringside.stepper.returns;

import java.util.Optional;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Pause;
import ringside.stepper.run.RunListener;
import ringside.stepper.run.Tape;

/**
 * Visits so far into a run that nobody heard of them when it was recorded: that piece of the run is repeated. Only the
 * last piece is kept.
 */
final class DistantVisits {
    private final Tape tape;
    private final long limit;
    private Stretch found;

    /**
     * A piece of the run.
     *
     * @param from   first position of which everything is known
     * @param to     last such position
     * @param visits those in it
     * @param ended  how the run ends there, or null
     */
    record Stretch(long from, long to, Visits visits, String ended) {
        boolean covers(long step) {
            return from <= step && (step < to || ended != null && step <= to);
        }
    }

    DistantVisits(Tape tape, long limit) {
        this.tape = tape;
        this.limit = limit;
    }

    void forget() {
        found = null;
    }

    Optional<Foretold> known(long step) {
        if (found == null || !found.covers(step)) {
            return Optional.empty();
        }
        Optional<Return> next = found.visits().next(step);
        return next.isPresent() ? Optional.of(new Foretold.Next(next.get()))
                : Optional.of(new Foretold.Ended(found.ended(), found.to(), ""));
    }

    Stretch near(long step) {
        if (found == null || !found.covers(step)) {
            look(step);
        }
        return found;
    }

    /** Goes from the last return before a position to the first one after it. */
    void look(long step) {
        long from = begin(step);
        Visits visits = new Visits();
        long here = from;
        Pause pause = Pause.RETURN;
        while (here <= step && pause != Pause.ENDED && here < limit) {
            pause = tape.scanToReturn(here, limit, visits);
            here = tape.step();
        }
        String ended = pause == Pause.RETURN ? null
                : tape.engine().ended().orElse(Foretold.LIMIT);
        found = new Stretch(from, here, visits, ended);
    }

    /** The last place to begin from which a return lies before the position. */
    private long begin(long step) {
        long end = step;
        while (end > 0) {
            long from = tape.scanStart(end - 1);
            Counter returns = new Counter();
            long here = from;
            while (here < end && tape.scanToReturn(here, end, returns) == Pause.RETURN) {
                here = tape.step();
            }
            if (returns.count > 0) {
                return from;
            }
            end = from;
        }
        return 0;
    }

    /** Counts returns. */
    private static final class Counter implements RunListener {
        private int count;

        @Override
        public void happened(long step, Happening happening) {
            count += happening instanceof Happening.Returned ? 1 : 0;
        }
    }
}
