package ringside.stepper.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import ringside.stepper.listing.CodeLine;

/**
 * What is known of the steps run so far: how many, phases, what happened, returns, a loop. Bounded, whatever the
 * length.
 */
public final class RecordedRun {
    /** Steps for which every change of phase is kept; later ones are told apart by program and kernel only. */
    static final long DETAILED = 1 << 16;
    private static final int MOST_EVENTS = 10_000;

    private final PhaseTrack phases = new PhaseTrack();
    private final SlotWrites writes = new SlotWrites();
    private final List<Occurrence> events = new ArrayList<>();
    /** Returns and other positions alternate where a call takes as long as two states are apart: one finder each. */
    private final LoopFinder atReturns = new LoopFinder();
    private final LoopFinder between = new LoopFinder();
    private Loop loop;
    private long length;
    private long told;
    private String ended;
    private long searched;

    public long length() {
        return length;
    }

    /** {@return true while what happens is still kept} */
    boolean listening() {
        return events.size() < MOST_EVENTS;
    }

    /** {@return true when everything that happened up to this position was heard} */
    public boolean told(long step) {
        return step <= told;
    }

    /** {@return how the run ends where the recording does; empty while it could go on} */
    public Optional<String> ended() {
        return Optional.ofNullable(ended);
    }

    /** All that happened up to where the engine is now was heard. */
    void heard(Engine engine) {
        told = engine.step();
    }

    public List<PhaseSpan> phases() {
        return phases.spans();
    }

    public List<Occurrence> events() {
        return List.copyOf(events);
    }

    public Optional<Loop> loop() {
        return Optional.ofNullable(loop);
    }

    /**
     * {@return the step that wrote a slot of pt_regs last, up to a position; empty if none did, and far into a long run}
     *
     * @param slot its place in pt_regs, the lowest address first
     */
    public OptionalLong written(int slot, long position) {
        return position <= DETAILED ? writes.last(slot, position) : OptionalLong.empty();
    }

    /** The step that led to a position wrote slots: bit {@code n} for the slot at place {@code n}. */
    void wrote(long step, int slots) {
        writes.add(step, slots);
    }

    /** Something happened at a position that is new. */
    void happened(long step, Happening happening) {
        if (events.size() < MOST_EVENTS) {
            Occurrences.of(step, happening).ifPresent(events::add);
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

    /** The run goes no further than to where the engine is now. */
    void over(Engine engine) {
        ended = engine.ended().orElse(null);
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

    /** {@return true when nobody knows whether it goes in a circle at its end} */
    boolean circleUnknown() {
        return loop == null && searched < length;
    }

    /** Somebody has looked at the end. */
    void circle(Loop found) {
        loop = found;
        searched = length;
    }

    /** The steps after this position never happened; a negative position forgets everything, step 0 included. */
    void truncate(long step) {
        phases.truncate(Math.max(0, step));
        writes.truncate(step);
        events.removeIf(e -> e.step() > step);
        told = Math.min(told, Math.max(0, step));
        ended = step < length ? null : ended;
        length = Math.max(0, Math.min(length, step));
        loop = null;
        searched = 0;
        atReturns.forget();
        between.forget();
    }
}
