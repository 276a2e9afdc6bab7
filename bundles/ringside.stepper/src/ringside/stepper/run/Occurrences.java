package ringside.stepper.run;

import java.util.Optional;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.SignalEvent;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Delivery;
import ringside.stepper.value.EscapedText;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** Puts what happened into words for the Timeline. */
final class Occurrences {
    private Occurrences() {
    }

    /** {@return what is worth a line; calls and questions are told with the return to which they lead} */
    static Optional<Occurrence> of(long step, Happening happening) {
        return happening instanceof Happening.Called || happening instanceof Happening.Asked ? Optional.empty()
                : Optional.of(told(step, happening));
    }

    private static Occurrence told(long step, Happening happening) {
        if (happening instanceof Happening.Exception e) {
            return exception(step, e.delivery());
        }
        if (happening instanceof Happening.Signal s) {
            return signal(step, s.event());
        }
        if (happening instanceof Happening.Returned r) {
            return returned(step, r);
        }
        if (happening instanceof Happening.TracerStop t) {
            return tracer(step, t.event());
        }
        if (happening instanceof Happening.Outside o) {
            return new Occurrence(step, Occurrence.Kind.INTERVENTION, o.title(), o.rip(), o.text());
        }
        if (happening instanceof Happening.ModelError m) {
            return new Occurrence(step, Occurrence.Kind.MODEL_ERROR, m.slot(), m.rip(), m.text());
        }
        if (happening instanceof Happening.Output o) {
            return new Occurrence(step, Occurrence.Kind.OUTPUT, "output", o.rip(),
                    Texts.SESSION.text("happened.output", o.descriptor(), EscapedText.quoted(o.text())));
        }
        Happening.Note note = (Happening.Note) happening;
        return new Occurrence(step, Occurrence.Kind.NOTE, "note", note.rip(), note.text());
    }

    private static Occurrence exception(long step, Delivery d) {
        String from = Texts.SESSION.text(d.cpl() == 3 ? "happened.user" : "happened.kernel");
        return new Occurrence(step, Occurrence.Kind.EXCEPTION, d.label(), d.rip(),
                Texts.SESSION.text("happened.exception", d.label(), from, Hex.of(d.rip())));
    }

    private static Occurrence signal(long step, SignalEvent e) {
        return new Occurrence(step, Occurrence.Kind.SIGNAL, e.name(), e.rip(),
                Texts.SESSION.text(e.toHandler() ? "happened.signal" : "happened.killed", e.name(), Hex.of(e.rip())));
    }

    private static Occurrence returned(long step, Happening.Returned r) {
        ReturnEvent event = r.event();
        long rip = r.user().getOrDefault("rip", 0L);
        return new Occurrence(step, Occurrence.Kind.RETURN, event.path().label(), rip,
                Texts.SESSION.text(event.faulted() ? "happened.return.faulted" : "happened.return",
                        Hex.of(rip), r.verdict().summary()));
    }

    private static Occurrence tracer(long step, StopEvent e) {
        return new Occurrence(step, Occurrence.Kind.TRACER_STOP, e.kind(), e.rip(),
                Texts.SESSION.text("happened.tracer", e.kind(), Hex.of(e.rip()), e.resume()));
    }
}
