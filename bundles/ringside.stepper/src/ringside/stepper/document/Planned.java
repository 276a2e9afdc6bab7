package ringside.stepper.document;

import java.util.stream.Stream;
import ringside.kernel.BootedKernel;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.state.Signal;
import ringside.model.Intervention;
import ringside.model.QueueSignal;
import ringside.model.RaiseFlag;
import ringside.model.SetValue;
import ringside.model.SwitchCheck;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueAccess;
import ringside.stepper.value.ValueProblem;

/**
 * One intervention, read from the document and ready to be carried out.
 *
 * @param step       position at which it happens, or -1 when a label says where
 * @param label      the label, or null
 * @param occurrence which arrival at the label, from 1
 * @param kind       what it does
 * @param name       value name, signal, thread flag or check; empty for a timer interrupt
 * @param value      the value to set; 1 or 0 for a check
 */
public record Planned(long step, String label, int occurrence, Kind kind, String name, long value) {
    public enum Kind { SET, SIGNAL, FLAG, TIMER, CHECK }

    /** {@return the record of an element of the document} */
    public static Planned of(Intervention from) {
        String label = from.getStep() >= 0 ? null : from.getLabel();
        if (from instanceof SetValue set) {
            return new Planned(from.getStep(), label, from.getOccurrence(), Kind.SET, set.getName(), set.getValue());
        }
        if (from instanceof QueueSignal signal) {
            return new Planned(from.getStep(), label, from.getOccurrence(), Kind.SIGNAL, signal.getSignal(), 0);
        }
        if (from instanceof RaiseFlag flag) {
            return new Planned(from.getStep(), label, from.getOccurrence(), Kind.FLAG, flag.getFlag(), 1);
        }
        if (from instanceof SwitchCheck check) {
            return new Planned(from.getStep(), label, from.getOccurrence(), Kind.CHECK, check.getCheck(),
                    check.isOn() ? 1 : 0);
        }
        return new Planned(from.getStep(), label, from.getOccurrence(), Kind.TIMER, "", 0);
    }

    /**
     * {@return an edit of a value at a step: a check is switched, everything else is set}
     *
     * @throws ValueProblem when it is an option of the computer, which cannot change while it runs
     */
    public static Planned edit(long step, ValueName target, long value) throws ValueProblem {
        return switch (target.kind()) {
            case OPTION -> throw new ValueProblem(Texts.SESSION.text("intervention.option", target.text()));
            case CHECK -> new Planned(step, null, 1, Kind.CHECK, target.item(), value);
            default -> new Planned(step, null, 1, Kind.SET, target.text(), value);
        };
    }

    /** {@return the same at another step; a label stays where it is} */
    public Planned at(long otherStep) {
        return new Planned(byLabel() ? step : otherStep, label, occurrence, kind, name, value);
    }

    boolean byLabel() {
        return label != null;
    }

    /**
     * Looks whether this can be done on this kernel; nothing happens.
     *
     * @throws ValueProblem when it cannot; the message says why
     */
    public void verify(BootedKernel kernel, ValueAccess values) throws ValueProblem {
        switch (kind) {
            case SET -> {
                ValueName target = ValueName.of(name);
                if (target.kind() == ValueName.Kind.OPTION) {
                    throw new ValueProblem(Texts.SESSION.text("intervention.option", name));
                }
                values.check(target, value);
            }
            case FLAG -> values.check(ValueName.threadFlag(name), 1);
            case CHECK -> CheckId.named(name).orElseThrow(() -> new ValueProblem(Texts.SESSION.text("no.check", name,
                    String.join(", ", Stream.of(CheckId.values()).map(CheckId::name).toList()))));
            case SIGNAL -> Signal.named(name).orElseThrow(() -> new ValueProblem(Texts.SESSION.text("no.signal",
                    name)));
            case TIMER -> {
            }
        }
        if (byLabel() && kernel.listing().symbol(label).isEmpty()) {
            throw new ValueProblem(Texts.SESSION.text("no.label", label));
        }
        if (step < 0 && label == null) {
            throw new ValueProblem(Texts.SESSION.text("intervention.nowhere", title()));
        }
    }

    /**
     * Looks whether this can be done where the kernel is now; nothing happens.
     *
     * @throws ValueProblem when it cannot; the message says why
     */
    public void requirePossible(ValueAccess values) throws ValueProblem {
        if (kind == Kind.SET) {
            values.requireSettable(ValueName.of(name), value);
        }
    }

    /**
     * Carries it out.
     *
     * @throws ValueProblem when the kernel cannot take it where it is now
     */
    public void apply(BootedKernel kernel, ValueAccess values) throws ValueProblem {
        switch (kind) {
            case SET -> values.write(ValueName.of(name), value);
            case SIGNAL -> kernel.queueSignal(name);
            case FLAG -> values.write(ValueName.threadFlag(name), 1);
            case TIMER -> kernel.timerInterrupt();
            case CHECK -> switchCheck(kernel);
        }
    }

    /** A check that this kernel does not make is off already. */
    private void switchCheck(BootedKernel kernel) {
        CheckId id = CheckId.named(name).orElseThrow();
        if (!kernel.listing().checkJumps(id).isEmpty()) {
            kernel.switchCheck(id, value != 0);
        }
    }

    /** {@return a short name for commands and the Timeline} */
    public String title() {
        return switch (kind) {
            case SET -> Texts.SESSION.text("title.set", shortName());
            case SIGNAL -> Texts.SESSION.text("title.signal", name);
            case FLAG -> Texts.SESSION.text("title.flag", name);
            case TIMER -> Texts.SESSION.text("title.timer");
            case CHECK -> Texts.SESSION.text(value != 0 ? "title.check.on" : "title.check.off", name);
        };
    }

    /** {@return one sentence for the Timeline} */
    public String sentence() {
        return kind == Kind.SET ? Texts.SESSION.text("happened.set", shortName(), Hex.of(value)) : title();
    }

    private String shortName() {
        return ValueName.of(name).title();
    }
}
