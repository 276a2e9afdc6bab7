package ringside.stepper.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.stepper.run.Happening;
import ringside.stepper.run.RunListener;

/** The visits of a run in order, put together from what happened. */
public final class Visits implements RunListener {
    private final List<Visit> ended = new ArrayList<>();
    private final VisitFold fold = new VisitFold();

    /** Nothing is known yet. */
    public Visits() {
    }

    /** Goes on with a visit. */
    Visits(Visit begun) {
        fold.resume(begun);
    }

    @Override
    public void happened(long step, Happening happening) {
        fold.happened(step, happening).ifPresent(ended::add);
    }

    @Override
    public void truncated(long step) {
        fold.resume(fold.open().filter(visit -> visit.entered() <= step).map(visit -> visit.at(step)).orElse(null));
        while (!ended.isEmpty() && ended.get(ended.size() - 1).made().orElseThrow().step() > step) {
            Visit last = ended.remove(ended.size() - 1);
            fold.resume(last.entered() <= step ? last.at(step) : null);
        }
    }

    /** {@return all visits so far, the last perhaps without its end} */
    public List<Visit> all() {
        List<Visit> all = new ArrayList<>(ended);
        fold.open().ifPresent(all::add);
        return all;
    }

    /** {@return the visit in which a position lies, with all that is known of it; empty in user mode} */
    public Optional<Visit> around(long step) {
        Optional<Visit> next = Optional.of(endedBy(step) + 1).filter(at -> at < ended.size()).map(ended::get);
        return (next.isPresent() ? next : fold.open()).filter(visit -> visit.around(step));
    }

    /** {@return the last return at or before a position} */
    public Optional<Return> last(long step) {
        int at = endedBy(step);
        return at < 0 ? Optional.empty() : ended.get(at).made();
    }

    /** {@return the first return after a position} */
    public Optional<Return> next(long step) {
        int at = endedBy(step) + 1;
        return at < ended.size() ? ended.get(at).made() : Optional.empty();
    }

    /** {@return all returns so far} */
    public List<Return> returns() {
        return ended.stream().map(visit -> visit.made().orElseThrow()).toList();
    }

    /** {@return the place of the last visit that ended at or before a position, -1 when there is none} */
    private int endedBy(long step) {
        int low = 0;
        int high = ended.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (ended.get(middle).made().orElseThrow().step() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
