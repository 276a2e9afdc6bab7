package ringside.stepper.returns;

import java.util.Optional;
import ringside.kernel.decision.Edit;
import ringside.kernel.decision.SlotEdit;
import ringside.kernel.meaning.ValueName;
import ringside.stepper.document.Plan;
import ringside.stepper.document.Planned;
import ringside.stepper.run.Tape;

/** Tries edits by running ahead with them; what they lead to is told, and then they never happened. */
final class Trials {
    /** Steps after which a trial is given up. */
    private static final long FARTHEST = 200_000;

    private final Tape tape;
    private final Plan plan;
    private final Visit visit;
    private final long limit;

    /**
     * @param plan  what comes from outside without the edits
     * @param visit in which they are made
     */
    Trials(Tape tape, Plan plan, Visit visit, long limit) {
        this.tape = tape;
        this.plan = plan;
        this.visit = visit;
        this.limit = limit;
    }

    /** {@return the next return after a position if an edit of slots is made there; empty if none comes} */
    Optional<Return> after(long step, Edit edit) {
        Plan trial = plan;
        for (SlotEdit change : edit.changes()) {
            trial = trial.with(new Planned(step, null, 1, Planned.Kind.SET,
                    ValueName.slot(change.slot().label()).text(), change.after()));
        }
        Visits visits = new Visits(visit.at(step));
        tape.tryOut(trial, step, Math.min(limit, step + FARTHEST), visits, () -> visits.next(step).isPresent());
        return visits.next(step);
    }
}
