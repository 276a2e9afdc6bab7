package ringside.stepper.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import ringside.kernel.KernelState;
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
    private final RunListener listener;
    private boolean replaying;
    private boolean deaf;
    private RunListener scanner;
    private Plan plan;

    /** @param engine just booted; it is started here */
    public Tape(Engine engine, Plan plan) {
        this(engine, plan, RunListener.NONE);
    }

    /**
     * @param engine   just booted; it is started here
     * @param listener hears what is recorded
     */
    public Tape(Engine engine, Plan plan, RunListener listener) {
        this.engine = engine;
        this.listener = listener;
        this.plan = plan;
        engine.plan(plan);
        history = new History(engine.save());
        engine.listener((step, happening) -> {
            if (scanner != null) {
                scanner.happened(step, happening);
            } else if (!replaying) {
                recording.happened(step, happening);
                listener.happened(step, happening);
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
    public Pause forwardUntilLoop(long target) {
        return forward(target, true);
    }

    /** Records on from where the tape is, which is the end of the recording, to the next return at most. */
    public Pause recordToReturn(long target) {
        Pause pause = Pause.TARGET;
        while (engine.step() < target && pause == Pause.TARGET) {
            pause = record(target);
        }
        return pause;
    }

    /**
     * Repeats the run from a saved state at or before a position, without recording anything, to the next return at
     * most. The tape ends up anywhere: {@link #seek} afterwards.
     *
     * @param ear hears what happens there
     * @return why it ended: RETURN, ENDED or TARGET
     */
    public Pause scanToReturn(long from, long target, RunListener ear) {
        scanner = ear;
        try {
            if (engine.step() != from || deaf) {
                restore(history.at(from));
            }
            Pause pause = Pause.TARGET;
            while (engine.step() < target && pause == Pause.TARGET) {
                pause = engine.advance(target);
            }
            return pause;
        } finally {
            scanner = null;
        }
    }

    /**
     * Runs under another plan for a moment, without recording anything. The tape stands afterwards where it stood.
     *
     * @param trial  differs from the plan of the tape from a position on
     * @param from   that position
     * @param target where to give up
     * @param ear    hears what happens from there on
     * @param enough asked at each return
     * @return how the run ended, as {@link #ended} says; empty if it did not
     */
    public Optional<String> tryOut(Plan trial, long from, long target, RunListener ear, BooleanSupplier enough) {
        long here = engine.step();
        scanner = (step, happening) -> {
            if (step > from) {
                ear.happened(step, happening);
            }
        };
        engine.plan(trial);
        try {
            restore(from == 0 ? null : history.at(from - 1));
            while (engine.step() < target && engine.ended().isEmpty() && (engine.step() <= from
                    || !enough.getAsBoolean())) {
                engine.advance(engine.step() < from ? from : target);
            }
            return engine.ended();
        } finally {
            scanner = null;
            engine.plan(plan);
            restore(history.at(here));
            seek(here);
        }
    }

    /**
     * Looks whether the run, which is recorded to here and goes no further, goes in a circle at its end; it is then
     * known as a loop. The tape ends up anywhere: {@link #seek} afterwards.
     */
    public void findCircle() {
        seek(recording.length());
        long here = engine.step();
        if (engine.pending() || !recording.circleUnknown()) {
            return;
        }
        long rip = engine.rip();
        KernelState last = engine.kernel().save();
        long found = lastBefore(here, at -> !at.pending() && at.kernel().sameAs(last),
                () -> here - engine.step() > CircleSearch.LONGEST);
        recording.circle(found < 0 ? null : new Loop(found, here, rip));
    }

    /** {@return the last position at or before another one at which a scan can begin} */
    public long scanStart(long step) {
        EngineState saved = history.at(step);
        return saved == null ? 0 : saved.step();
    }

    private Pause forward(long target, boolean untilLoop) {
        long from = engine.step();
        while (engine.step() < target) {
            Pause pause = once(untilLoop ? beforeLoop(from, target) : target);
            if (pause == Pause.BREAKPOINT || pause == Pause.ENDED) {
                return pause;
            }
            if (untilLoop && recording.loop().filter(loop -> reached(loop, from)).isPresent()) {
                return Pause.LOOP;
            }
        }
        return engine.ended().isPresent() ? Pause.ENDED : Pause.TARGET;
    }

    private Pause once(long target) {
        return engine.step() < recording.length() ? replay(Math.min(target, recording.length())) : record(target);
    }

    /** A loop is told where it was noticed, each time that a run comes by. */
    private long beforeLoop(long from, long target) {
        return recording.loop().filter(loop -> from < loop.again()).map(loop -> Math.min(loop.again(), target))
                .orElse(target);
    }

    private boolean reached(Loop loop, long from) {
        return from < loop.again() && engine.step() >= loop.again();
    }

    private Pause replay(long target) {
        return replay(target, true);
    }

    private Pause replay(long target, boolean quiet) {
        replaying = true;
        deaf |= quiet;
        engine.quiet(quiet);
        try {
            return engine.advance(target);
        } finally {
            engine.quiet(false);
            replaying = false;
        }
    }

    /** What the engine did not hear on its way, such as half of a decision, is heard before it goes on. */
    private void listen() {
        long here = engine.step();
        restore(history.at(here));
        while (engine.step() < here && engine.ended().isEmpty()) {
            replay(here, false);
        }
    }

    private Pause record(long target) {
        if (deaf) {
            listen();
        }
        long from = engine.step();
        boolean detailed = from < RecordedRun.DETAILED;
        CodeLine line = detailed ? engine.lineAt(engine.rip()) : null;
        boolean user = engine.kernel().machine().cpu().cpl() == 3;
        boolean listening = recording.listening();
        engine.quiet(!listening);
        Pause pause = engine.advance(detailed ? from + 1 : Math.min(target, Math.max(history.due(), from + 1)));
        if (engine.step() > from) {
            recording.extend(engine, line, user);
            if (listening) {
                recording.heard(engine);
            }
            boolean due = engine.step() >= history.due();
            if (pause == Pause.RETURN || due) {
                recording.sample(engine, pause == Pause.RETURN);
            }
            history.offer(engine);
        }
        recording.over(engine);
        engine.quiet(false);
        return pause;
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
        deaf = false;
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
        long kept = Math.min(from - 1, recording.length());
        recording.truncate(kept);
        listener.truncated(kept);
        EngineState saved = history.at(goal);
        this.plan = plan;
        engine.plan(plan);
        if (anew) {
            deaf = false;
            engine.restart(history.booted());
        } else {
            restore(saved);
        }
        forward(goal);
    }
}
