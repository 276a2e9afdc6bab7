package ringside.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import ringside.cli.console.Console;
import ringside.cli.console.JsonLine;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.OutsideCode;
import ringside.machine.state.Delivery;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.run.Happening;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Foretold;
import ringside.stepper.returns.Return;
import ringside.stepper.run.StepRecord;
import ringside.stepper.value.EndWords;

/** One JSON object a line. */
public final class JsonReport implements RunReport {
    private final JsonLine json;
    private Foretold foretold;

    public JsonReport(Console console) {
        json = new JsonLine(console.sink());
    }

    @Override
    public void begin(String name) {
        json.begin().string("begin", name).end();
    }

    @Override
    public void step(StepRecord r) {
        json.begin().number("step", r.step()).string("phase", r.phase()).string("routine", r.routine())
                .hex("rip", r.rip())
                .string("text", r.text()).number("cpl", r.cpl()).object("changes");
        for (StepRecord.Change change : r.changes()) {
            json.change(change.register().label(), change.before(), change.after());
        }
        json.endObject().object("pt_regs");
        for (StepRecord.SlotWrite slot : r.slots()) {
            json.hex(slot.slot(), slot.value());
        }
        json.endObject();
        if (foretold != null) {
            tell(foretold);
            foretold = null;
        }
        json.end();
    }

    @Override
    public void happened(long steps, Happening happening) {
        if (happening instanceof Happening.Exception exception) {
            exception(exception.delivery());
        } else if (happening instanceof Happening.Signal signal) {
            signal(signal.event());
        } else if (happening instanceof Happening.TracerStop stop) {
            tracer(stop);
        } else if (happening instanceof Happening.Outside outside) {
            outside(steps, outside);
        } else if (happening instanceof Happening.ModelError error) {
            json.begin().string("event", "model-error").hex("rip", error.rip()).string("slot",
                    error.slot())
                    .string("text", error.text()).end();
        } else if (happening instanceof Happening.Output output) {
            json.begin().string("event", "output").number("fd", output.descriptor()).string("text", output.text())
                    .end();
        } else if (happening instanceof Happening.Note note) {
            json.begin().string("event", "note").hex("rip", note.rip()).string("text", note.text()).end();
        }
    }

    @Override
    public void returned(Return made) {
        summary("return", made, made.step(), null, made.user());
    }

    @Override
    public void foretold(long step, Foretold what) {
        if (step > 0) {
            foretold = what;
            return;
        }
        json.begin().number("step", step);
        tell(what);
        json.end();
    }

    private void tell(Foretold what) {
        json.object("foretold");
        if (what instanceof Foretold.Next next) {
            json.string("path", next.made().path().label()).string("reason", next.made().reason())
                    .number("step", next.made().step());
            if (next.made().faulted()) {
                json.truth("faulted", true);
            }
        } else {
            json.string("ended", Foretold.ended(what));
        }
        json.endObject();
    }

    private void exception(Delivery d) {
        json.begin().string("event", d.label()).hex("rip", d.rip()).number("cpl", d.cpl());
        optional("error", d.error());
        optional("cr2", d.cr2());
        json.end();
    }

    private void optional(String key, OptionalLong value) {
        if (value.isPresent()) {
            json.hex(key, value.getAsLong());
        }
    }

    private void signal(SignalEvent e) {
        json.begin().string("event", e.name()).hex("rip", e.rip());
        if (e.code() > 0) {
            json.number("code", e.code()).number("trapno", e.trapno()).hex("error", e.error()).hex("cr2", e.cr2());
        }
        json.end();
    }

    private void tracer(Happening.TracerStop stop) {
        json.begin().string("event", "tracer").hex("rip", stop.event().rip()).string("stop", stop.event().kind())
                .array("writes");
        stop.event().writes().forEach(json::element);
        json.endArray().string("resume", stop.event().resume().name()).end();
    }

    private void outside(long steps, Happening.Outside outside) {
        json.begin().string("event", "intervention").hex("rip", outside.rip()).number("step", steps).string("what",
                outside.title());
        if (!outside.name().isEmpty()) {
            json.string("name", outside.name());
        }
        if (outside.valued()) {
            json.hex("value", outside.value());
        }
        json.end();
    }

    @Override
    public void result(RunOutcome outcome) {
        outcome.outside().ifPresent(this::outsideModel);
        summary("result", outcome.last().orElse(null), outcome.steps(), outcome.ended(), outcome.user());
    }

    private void outsideModel(OutsideCode outside) {
        json.begin().string("event", "outside-model").hex("rip", outside.address()).string("bytes", outside.hex())
                .string("what", outside.what()).string("text", EndWords.of(outside)).end();
    }

    private void summary(String kind, Return last, long steps, String ended, Map<String, Long> user) {
        List<String> failing = last == null ? List.of() : last.failing();
        json.begin().object(kind).string("path", last == null ? null : last.path().label())
                .string("reason", last == null ? null : last.reason()).array("failing");
        failing.forEach(json::element);
        json.endArray();
        if (last != null) {
            history(last);
        }
        json.number("steps", steps).string("ended", ended).object("user");
        user.forEach(json::hex);
        json.endObject().endObject().end();
    }

    private static OptionalLong arrived(Return made) {
        return made.faulted() ? OptionalLong.empty() : OptionalLong.of(made.step());
    }

    /** What brought the thread in, and which checks were asked when. */
    private void history(Return last) {
        json.string("origin", last.origin().kind().name().toLowerCase(Locale.ROOT)).string("by", last.origin().by());
        json.number("decided", last.decided()).number("returned", arrived(last));
        if (last.faulted()) {
            json.number("faulted", last.step());
        }
        json.array("asked");
        for (Asked asked : last.asked()) {
            json.element().string("check", asked.check().name()).number("step", asked.step())
                    .truth("held", asked.held()).object("operands");
            asked.operands().forEach(operand -> json.hex(operand.name(), operand.value()));
            json.endObject().endObject();
        }
        json.endArray();
    }
}
