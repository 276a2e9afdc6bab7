package ringside.stepper.chapters;

import java.util.OptionalLong;
import ringside.stepper.run.Halt;
import ringside.stepper.run.Progress;
import ringside.stepper.run.Runner;
import ringside.stepper.run.Tape;

/** Moves a tape from chapter to chapter, phase to phase, check to check. */
public final class Turning {
    private final Tape tape;
    private final Chronicle chronicle;
    private final long limit;

    /** @param limit position beyond which no movement goes */
    public Turning(Tape tape, Chronicle chronicle, long limit) {
        this.tape = tape;
        this.chronicle = chronicle;
        this.limit = limit;
    }

    /** Goes to a place; where there is none, stays for a check, else goes as far as the run goes in that direction. */
    public Halt to(Turn turn, Progress progress) {
        OptionalLong place = chronicle.find(turn, progress);
        if (place.isPresent()) {
            tape.seek(place.getAsLong());
            return Halt.ARRIVED;
        }
        if (progress.cancelled()) {
            return Halt.CANCELLED;
        }
        if (turn == Turn.CHECK || turn == Turn.CHECK_BACK) {
            return Halt.NOWHERE;
        }
        tape.seek(turn.ahead() ? tape.length() : 0);
        return turn.ahead() ? end() : Halt.START;
    }

    private Halt end() {
        return tape.ended().isPresent() ? Halt.END
                : chronicle.chapters().loop().isPresent() ? Halt.LOOP : Halt.LIMIT;
    }

    /** Goes to a step; runs on to it when it was not reached yet, as far as the program or the limit lets it. */
    public Halt toStep(long step, Runner runner) {
        long goal = Math.max(0, Math.min(step, limit));
        if (goal <= tape.length()) {
            tape.seek(goal);
            return Halt.ARRIVED;
        }
        tape.seek(tape.length());
        return runner.forward(goal, false, Progress.NONE);
    }

    /** Runs on to the next return, unless something that stops a run comes before it. */
    public Halt toReturn(Runner runner, Progress progress) {
        OptionalLong place = chronicle.find(Turn.RETURN, progress);
        if (place.isEmpty() && progress.cancelled()) {
            tape.seek(tape.length());
            return Halt.CANCELLED;
        }
        Halt halt = runner.forward(place.orElse(limit), true, progress);
        return halt == Halt.LIMIT && tape.step() < limit ? Halt.ARRIVED : halt;
    }

    /** Runs back to the return before, unless something that stops a run lies behind it. */
    public Halt backToReturn(Runner runner, Progress progress) {
        OptionalLong place = chronicle.find(Turn.RETURN_BACK, progress);
        Halt halt = runner.backward(progress);
        if (halt != Halt.CANCELLED && place.isPresent() && place.getAsLong() > tape.step()) {
            tape.seek(place.getAsLong());
            return Halt.ARRIVED;
        }
        return halt;
    }
}
