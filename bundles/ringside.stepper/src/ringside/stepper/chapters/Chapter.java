package ringside.stepper.chapters;

import java.util.List;
import java.util.Optional;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;

/**
 * A stretch of the run that is told as one: the program up to where it enters the kernel, and the visit up to where the
 * program goes on. The last chapter also holds what follows the last return.
 *
 * @param from   position at which it begins
 * @param to     position at which it ends
 * @param phases one span a phase, without a gap
 * @param visit  the visit of the kernel; empty where the program runs only
 * @param events what happened besides instructions and returns, in order
 */
public record Chapter(long from, long to, List<PhaseSpan> phases, Optional<Visit> visit, List<Occurrence> events) {
    public Chapter {
        phases = List.copyOf(phases);
        events = List.copyOf(events);
    }

    /** {@return how the visit ended; empty while it goes on or where there is none} */
    public Optional<Return> made() {
        return visit.flatMap(Visit::made);
    }

    /** {@return the checks that were asked, in order} */
    public List<Asked> questions() {
        return visit.map(Visit::asked).orElse(List.of());
    }

    /** {@return whether a position is told here; the end of a chapter belongs to the next one} */
    public boolean holds(long step) {
        return from <= step && step < to;
    }

    /** {@return the phase that the step which comes next at a position belongs to} */
    public Optional<PhaseSpan> phase(long step) {
        return phases.stream().filter(span -> span.from() <= step && step < span.to()).findFirst();
    }

    /** {@return the same as it was known at a position in it} */
    Chapter until(long end) {
        if (to <= end) {
            return this;
        }
        List<PhaseSpan> told = phases.stream().filter(span -> span.from() < end).map(span -> new PhaseSpan(span.from(),
                Math.min(end, span.to()), span.phase(), span.routine())).toList();
        return new Chapter(from, end, told, visit.filter(made -> made.entered() <= end).map(made -> made.at(end)),
                events.stream().filter(event -> event.step() <= end).toList());
    }
}
