package ringside.stepper.returns;

import java.util.Optional;
import ringside.stepper.run.Happening;

/** Puts one visit after the other together from what happens. */
public final class VisitFold {
    private Visit open;
    private Origin failed;

    /** {@return the visit that goes on} */
    public Optional<Visit> open() {
        return Optional.ofNullable(open);
    }

    /** Goes on with a visit, or with none. */
    void resume(Visit visit) {
        open = visit;
    }

    /** Hears what happened; {@return the visit that ended by it} */
    public Optional<Visit> happened(long step, Happening happening) {
        if (happening instanceof Happening.Called called) {
            open = Visit.begun(step, Origin.call(called.instruction()));
        } else if (happening instanceof Happening.Exception exception) {
            exception(step, exception);
        } else if (happening instanceof Happening.Asked asked) {
            open = current(step).with(new Asked(asked.check(), step, asked.answer()));
        } else if (happening instanceof Happening.Returned returned) {
            return Optional.of(returned(step, returned));
        }
        return Optional.empty();
    }

    private void exception(long step, Happening.Exception exception) {
        Origin origin = Origin.event(exception.delivery().vector(), exception.delivery().label());
        if (exception.delivery().cpl() != 0) {
            open = Visit.begun(step, origin);
        } else {
            failed = origin;
        }
    }

    /** A return instruction that faults ends its visit; the fault is the origin of the next one. */
    private Visit returned(long step, Happening.Returned returned) {
        Visit visit = current(step);
        Origin origin = returned.event().forked() ? visit.origin().forked() : visit.origin();
        boolean faulted = returned.event().faulted();
        open = faulted ? Visit.begun(step, failed == null ? origin : failed) : null;
        return visit.ended(new Return(origin, visit.asked(), step, returned.event().path(), returned.verdict(),
                faulted, returned.slots(), returned.user()));
    }

    private Visit current(long step) {
        return open != null ? open : Visit.begun(step, new Origin(Origin.Kind.INTERRUPT, ""));
    }
}
