package ringside.stepper.chapters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.Progress;
import ringside.stepper.run.RecordedRun;
import ringside.stepper.run.Tape;

/** Records a run beyond where its reader is, and tells what is recorded as chapters. */
public final class Chronicle {
    /** Steps between two looks at what was found. */
    private static final long STRETCH = 50_000;

    private final Tape tape;
    private final Visits visits;
    private final long limit;
    private Chapters told;
    private Chapters once;
    private Chapters former = Chapters.NONE;

    /**
     * @param visits heard everything that the tape recorded
     * @param limit  position beyond which nobody goes
     */
    public Chronicle(Tape tape, Visits visits, long limit) {
        this.tape = tape;
        this.visits = visits;
        this.limit = limit;
    }

    /** {@return true when the run goes no further than it is recorded, or repeats itself} */
    public boolean whole() {
        RecordedRun recording = tape.recording();
        return recording.ended().isPresent() || recording.loop().isPresent() || recording.length() >= limit;
    }

    /**
     * Records on behind the end of the recording. The tape stands afterwards where it stood.
     *
     * @param steps at most so many
     * @return false when there is nothing more to record
     */
    public boolean recordOn(long steps) {
        if (whole()) {
            return false;
        }
        long here = tape.step();
        tape.seek(tape.length());
        tape.forwardUntilLoop(Math.min(limit, tape.length() + steps));
        if (tape.length() >= limit) {
            tape.findCircle();
        }
        tape.seek(here);
        return !whole();
    }

    /**
     * Finds where to turn to, and records on for that where it has to.
     *
     * @param progress asked and told from time to time
     * @return empty where there is no such position, or when it was cancelled
     */
    public OptionalLong find(Turn turn, Progress progress) {
        OptionalLong found = turn.from(chapters(), tape.step());
        while (found.isEmpty() && turn.ahead() && !whole() && !progress.cancelled()) {
            recordOn(STRETCH);
            progress.at(tape.length(), limit);
            found = turn.from(chapters(), tape.step());
        }
        return found;
    }

    /** {@return what is recorded; the same object as long as nothing was recorded or forgotten} */
    public Chapters chapters() {
        RecordedRun recording = tape.recording();
        Optional<String> ended = recording.ended();
        if (told == null || told.length() != recording.length() || !told.ended().equals(ended)
                || !told.loop().equals(recording.loop()) || told.whole() != whole()) {
            told = new Chapters(new ChapterReader(recording).read(visits.all()), whole(), ended, recording.loop());
        }
        return told;
    }

    /** {@return what is recorded without what only repeats; the same object as long as that is the same} */
    public Chapters once() {
        Chapters all = chapters();
        if (once == null || once.loop().isEmpty() || !once.loop().equals(all.loop())) {
            once = all.once();
        }
        return once;
    }

    /** {@return where the tape stands in the story} */
    public Place place() {
        int at = chapters().at(tape.step());
        return new Place(at, chapters().all().get(at).phase(tape.step()).map(PhaseSpan::phase).orElse(""));
    }

    /** Goes to a place of another story, or to the start where this one has no such place. */
    public void goTo(Place place) {
        while (chapters().all().size() <= place.chapter() + 1 && recordOn(STRETCH)) {
            told = null;
        }
        List<Chapter> all = chapters().all();
        long step = place.chapter() >= all.size() ? 0 : all.get(place.chapter()).phases().stream()
                .filter(span -> span.phase().equals(place.phase())).mapToLong(PhaseSpan::from).findFirst().orElse(0);
        tape.seek(step);
    }

    /** {@return all returns that are recorded; the first some thousand} */
    public List<Return> returns() {
        return visits.returns();
    }

    /** {@return what was recorded before the last edit; nothing after an undo} */
    public Chapters former() {
        return former;
    }

    /**
     * A part of the recording was replaced.
     *
     * @param old what was recorded before; {@link Chapters#NONE} where it is not to be remembered
     */
    public void replaced(Chapters old) {
        told = null;
        once = null;
        former = old;
    }
}
