package ringside.stepper.returns;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import ringside.stepper.run.Loop;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.RecordedRun;
import ringside.stepper.run.Tape;

/**
 * What will be, found by going on: the recording goes beyond a position until the next return, the end, a loop or the
 * limit, and what comes after the position is read off it.
 */
public final class RunAhead {
    /** Steps between two looks at whether somebody wants to wait no longer. */
    private static final long STRETCH = 50_000;

    private final Tape tape;
    private final Visits visits;
    private final long limit;
    private final DistantVisits distant;

    /**
     * @param visits heard everything that the tape recorded
     * @param limit  position beyond which nobody goes
     */
    public RunAhead(Tape tape, Visits visits, long limit) {
        this.tape = tape;
        this.visits = visits;
        this.limit = limit;
        this.distant = new DistantVisits(tape, limit);
    }

    /**
     * {@return the visits around a position, from the last return before it to the next one after it} To be asked where
     * {@link #find} has looked.
     */
    public Visits near(long step) {
        return tape.recording().told(step) ? visits : distant.near(step).visits();
    }

    /** {@return what comes after a position, as far as the recording goes; empty when it does not go far enough} */
    public Optional<Foretold> known(long step) {
        Optional<Return> next = visits.next(step);
        RecordedRun recording = tape.recording();
        if (next.isPresent() && recording.told(step)) {
            return Optional.of(new Foretold.Next(next.get()));
        }
        Optional<Loop> loop = recording.loop().filter(found -> recording.told(found.again())
                && visits.next(found.first()).isEmpty());
        if (loop.isPresent()) {
            return Optional.of(new Foretold.Repeats(loop.get()));
        }
        if (!recording.told(recording.length())) {
            return distant.known(step);
        }
        if (recording.ended().isPresent()) {
            return Optional.of(new Foretold.Ended(recording.ended().get(), recording.length(), cause(recording)));
        }
        return recording.length() >= limit ? Optional.of(new Foretold.Ended(Foretold.LIMIT, limit, ""))
                : Optional.empty();
    }

    /** The last exception before the end. */
    private static String cause(RecordedRun recording) {
        return recording.events().stream().filter(event -> event.kind() == Occurrence.Kind.EXCEPTION)
                .reduce((earlier, later) -> later).map(Occurrence::text).orElse("");
    }

    /**
     * Finds what comes after a position that is recorded. The tape ends up anywhere: {@link Tape#seek} afterwards.
     *
     * @param cancelled asked from time to time
     * @return empty when it was cancelled
     */
    public Optional<Foretold> find(long step, BooleanSupplier cancelled) {
        Optional<Foretold> found = known(step);
        while (found.isEmpty() && !cancelled.getAsBoolean()) {
            extend(step);
            found = known(step);
        }
        if (found.filter(RunAhead::limit).isPresent() && tape.recording().told(tape.length())) {
            tape.findCircle();
            return known(step);
        }
        return found;
    }

    private static boolean limit(Foretold found) {
        return found instanceof Foretold.Ended ended && ended.how().equals(Foretold.LIMIT);
    }

    private void extend(long step) {
        RecordedRun recording = tape.recording();
        if (!recording.told(recording.length())) {
            distant.look(step);
            return;
        }
        tape.seek(tape.length());
        tape.recordToReturn(Math.min(limit, tape.step() + STRETCH));
    }

    /** The future is another one now: forgets what was found far away. */
    public void forget() {
        distant.forget();
    }
}
