package ringside.stepper.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import ringside.stepper.document.Plan;
import ringside.stepper.listing.CodeLine;

/**
 * A run that can be wound back and forth. Going back is exact: the nearest saved state is restored and the run repeated
 * up to the position. New steps are recorded, repeated ones are not.
 */
public final class Tape {
    private final Engine engine;
    private final History history;
    private final RecordedRun recording = new RecordedRun();
    private boolean replaying;

    /** @param engine just booted; it is started here */
    public Tape(Engine engine, Plan plan) {
        this.engine = engine;
        engine.plan(plan);
        history = new History(engine.save());
        engine.listener((step, happening) -> {
            if (!replaying) {
                recording.happened(step, happening);
            }
        });
        engine.restart(history.booted());
    }

    public Engine engine() {
        return engine;
    }

    public RecordedRun recording() {
        return recording;
    }

    public History history() {
        return history;
    }

    public long step() {
        return engine.step();
    }

    public long length() {
        return recording.length();
    }

    public Optional<String> ended() {
        return engine.ended();
    }

    /**
     * Runs on from where the tape is.
     *
     * @return TARGET when the position is reached, BREAKPOINT or ENDED before it; a return to user mode does not stop
     *         it
     */
    public Pause forward(long target) {
        return forward(target, false);
    }

    /** The same, but stops with LOOP where it is first noticed that the run repeats itself. */
    Pause forwardUntilLoop(long target) {
        return forward(target, recording.loop().isEmpty());
    }

    private Pause forward(long target, boolean untilLoop) {
        while (engine.step() < target) {
            Pause pause = engine.step() < recording.length() ? replay(Math.min(target, recording.length()))
                    : record(target);
            if (pause == Pause.BREAKPOINT || pause == Pause.ENDED) {
                return pause;
            }
            if (untilLoop && recording.loop().isPresent()) {
                return Pause.LOOP;
            }
        }
        return engine.ended().isPresent() ? Pause.ENDED : Pause.TARGET;
    }

    private Pause replay(long target) {
        return replay(target, true);
    }

    private Pause replay(long target, boolean quiet) {
        replaying = true;
        engine.quiet(quiet);
        try {
            return engine.advance(target);
        } finally {
            engine.quiet(false);
            replaying = false;
        }
    }

    private Pause record(long target) {
        long from = engine.step();
        boolean detailed = from < RecordedRun.DETAILED;
        CodeLine line = detailed ? engine.lineAt(engine.rip()) : null;
        boolean user = engine.kernel().machine().cpu().cpl() == 3;
        engine.quiet(!recording.listening());
        Pause pause = engine.advance(detailed ? from + 1 : Math.min(target, Math.max(history.due(), from + 1)));
        if (engine.step() > from) {
            recording.extend(engine, line, user);
            boolean due = engine.step() >= history.due();
            if (pause == Pause.RETURN || due) {
                recording.sample(engine, pause == Pause.RETURN);
            }
            history.offer(engine);
        }
        engine.quiet(false);
        return pause;
    }

    /** {@return the last return at or before the position where the tape is, or null} */
    public ReturnRecord lastReturn() {
        long here = engine.step();
        if (engine.lastReturnKnown()) {
            return engine.lastReturn();
        }
        if (recording.knowsReturns(here)) {
            return recording.lastReturn(here);
        }
        ReturnRecord found = searchReturn(here);
        seek(here);
        return found;
    }

    /** Repeats stretches before a position, the last first, until one has a return in it. */
    private ReturnRecord searchReturn(long here) {
        long end = here;
        while (end > 0) {
            EngineState saved = history.at(end - 1);
            restore(saved);
            long begin = engine.step();
            ReturnRecord before = engine.lastReturn();
            while (engine.step() < end) {
                replay(end, false);
            }
            if (engine.lastReturnKnown() || engine.lastReturn() != before) {
                return engine.lastReturn();
            }
            end = begin;
        }
        return null;
    }

    /** Goes to a position that is recorded already. */
    public void seek(long step) {
        EngineState saved = history.at(step);
        boolean back = step < engine.step();
        if (back || saved != null && saved.step() > engine.step()) {
            restore(saved);
        }
        while (engine.step() < step && engine.ended().isEmpty()) {
            replay(step);
        }
    }

    private void restore(EngineState saved) {
        if (saved != null) {
            engine.restore(saved);
            return;
        }
        replaying = true;
        try {
            engine.restart(history.booted());
        } finally {
            replaying = false;
        }
    }

    /**
     * Finds the last position before another one where something holds. The tape ends up anywhere: {@link #seek}
     * afterwards.
     *
     * @param wanted    asked at positions in ascending order within a stretch; the first of a stretch is asked again as
     *                  the last of
     *                  the stretch before it, so that a change from one position to the next is never missed
     * @param cancelled asked between stretches
     * @return the position, -1 when there is none
     */
    long lastBefore(long before, Predicate<Engine> wanted, BooleanSupplier cancelled) {
        long last = before - 1;
        long anchor = last;
        while (anchor >= 0 && !cancelled.getAsBoolean()) {
            restore(history.at(anchor));
            long begin = engine.step();
            long found = lastUpTo(last, wanted);
            if (found >= 0) {
                return found;
            }
            last = begin;
            anchor = begin - 1;
        }
        return -1;
    }

    /** From where the engine is to a position: the last one where it holds, or -1. */
    private long lastUpTo(long last, Predicate<Engine> wanted) {
        long found = -1;
        while (true) {
            if (wanted.test(engine)) {
                found = engine.step();
            }
            if (engine.step() >= last) {
                return found;
            }
            replay(engine.step() + 1);
        }
    }

    /**
     * Continues under another plan, which differs from this step on. What was recorded before it stays.
     *
     * @param from first step at which the plans differ
     * @param goal where the tape shall stand afterwards, as far as the run gets there
     */
    public void replan(Plan plan, long from, long goal) {
        boolean anew = from <= 0;
        history.truncate(from);
        recording.truncate(Math.min(from - 1, recording.length()));
        EngineState saved = history.at(goal);
        engine.plan(plan);
        if (anew) {
            engine.restart(history.booted());
        } else {
            restore(saved);
        }
        forward(goal);
    }
}
