package ringside.stepper.places;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.frame.PtSlot;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chronicle;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Visit;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.RecordedRun;
import ringside.stepper.run.Tape;
import ringside.stepper.value.Hex;

/** Reads landmarks off a run, and finds those of another run in it. The tape stands afterwards where it stood. */
final class Landmarks {
    private static final long STRETCH = 50_000;
    /** Positions of one chapter that are looked at. */
    private static final long MOST = 1 << 16;

    private final Tape tape;
    private final Chronicle chronicle;

    Landmarks(Tape tape, Chronicle chronicle) {
        this.tape = tape;
        this.chronicle = chronicle;
    }

    /** {@return the landmark of a position; empty where the run does not come so far} */
    Optional<Landmark> at(long step) {
        long here = tape.step();
        reach(step);
        Optional<Landmark> found = step > tape.length() ? Optional.empty() : Optional.of(read(step));
        tape.seek(here);
        return found;
    }

    /** Records on; the end of a visit is to be known too, as its questions are told from there. */
    private void reach(long step) {
        while (tape.length() < step && chronicle.recordOn(STRETCH)) {
            tape.seek(tape.step());
        }
    }

    private Landmark read(long step) {
        tape.seek(step);
        int place = chronicle.chapters().at(step);
        return read(place, chronicle.chapters().all().get(place), step);
    }

    /** The tape stands at the position. */
    private Landmark read(int place, Chapter chapter, long step) {
        Optional<Visit> visit = chapter.visit().filter(around -> around.entered() <= step);
        Optional<PhaseSpan> phase = chapter.phase(step);
        CodeLine line = tape.engine().lineAt(tape.engine().rip());
        List<CheckId> asked = visit.map(around -> around.at(step).asked().stream().map(Asked::check).toList())
                .orElse(List.of());
        long next = chapter.questions().stream().mapToLong(Asked::step).filter(question -> question > step).findFirst()
                .orElseGet(() -> phase.map(PhaseSpan::to).orElse(step));
        long began = visit.isEmpty() ? chapter.from() : phase.map(PhaseSpan::from).orElse(step);
        return new Landmark(place, visit.isEmpty(), phase.map(PhaseSpan::phase).orElse(""), asked,
                line == null || line.check() == null ? "" : line.check(),
                visit.map(around -> written(around, step)).orElse(0), line == null ? "" : line.routine(),
                line == null ? Hex.of(tape.engine().rip()) : line.text(), step - began, next - step);
    }

    private int written(Visit visit, long step) {
        RecordedRun recording = tape.recording();
        int slots = 0;
        for (PtSlot slot : PtSlot.values()) {
            OptionalLong last = recording.written(slot.ordinal(), step);
            slots |= last.isPresent() && last.getAsLong() >= visit.entered() ? 1 << slot.ordinal() : 0;
        }
        return slots;
    }

    /**
     * {@return the position that is the same place in this run; empty if it has no such place}
     *
     * @param mark of another run
     * @param fits what else must be so there
     * @param most how much the next instruction may differ, as {@link Landmark#difference} tells
     */
    OptionalLong find(Landmark mark, Predicate<Landmark> fits, int most) {
        long here = tape.step();
        while (chronicle.chapters().all().size() <= mark.chapter() + 1 && chronicle.recordOn(STRETCH)) {
            tape.seek(here);
        }
        List<Chapter> all = chronicle.chapters().all();
        OptionalLong found = mark.chapter() >= all.size() ? OptionalLong.empty()
                : find(all.get(mark.chapter()), mark, fits, most);
        tape.seek(here);
        return found;
    }

    private OptionalLong find(Chapter chapter, Landmark mark, Predicate<Landmark> fits, int most) {
        long entered = chapter.visit().map(Visit::entered).orElse(chapter.to() + 1);
        long first = mark.program() ? chapter.from() : entered;
        long last = mark.program() ? entered - 1 : chapter.made().isPresent() ? chapter.to() - 1 : chapter.to();
        long best = -1;
        Landmark nearest = null;
        for (long step = first; step <= Math.min(last, first + MOST); step++) {
            tape.seek(step);
            Landmark one = read(mark.chapter(), chapter, step);
            boolean candidate = mark.equal(one) && fits.test(one) && mark.difference(one) <= most;
            if (candidate && (nearest == null || nearer(mark, one, nearest))) {
                nearest = one;
                best = step;
            }
        }
        return best < 0 ? OptionalLong.empty() : OptionalLong.of(best);
    }

    private static boolean nearer(Landmark mark, Landmark one, Landmark other) {
        int difference = mark.difference(one) - mark.difference(other);
        return difference < 0 || difference == 0 && mark.distance(one) < mark.distance(other);
    }
}
