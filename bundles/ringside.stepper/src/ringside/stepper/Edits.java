package ringside.stepper;

import java.util.Optional;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.UnknownNameException;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;
import ringside.machine.state.Vendor;
import ringside.model.Intervention;
import ringside.model.QueueSignal;
import ringside.model.RaiseFlag;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.SetValue;
import ringside.model.SwitchCheck;
import ringside.stepper.document.Planned;
import ringside.stepper.document.ScenarioDocument;
import ringside.stepper.document.ScenarioEdit;
import ringside.stepper.run.Engine;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueProblem;

/** Turns what somebody wants at a step into commands on the document. */
final class Edits {
    private static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;
    private final ScenarioDocument document;
    private final Engine engine;
    private final long step;

    /** @param step where the edits happen */
    Edits(ScenarioDocument document, Engine engine, long step) {
        this.document = document;
        this.engine = engine;
        this.step = step;
    }

    void change(String label, Runnable edit) {
        document.stack().execute(new ScenarioEdit(label, scenario(), step, edit));
    }

    /**
     * Sets a value.
     *
     * @throws ValueProblem when name or text cannot be used; nothing has changed then
     */
    void set(String name, String valueText) throws ValueProblem {
        ValueName target = ValueName.of(name);
        long value = engine.values().evaluate(target, valueText);
        if (engine.values().read(target) == value) {
            return;
        }
        switch (target.kind()) {
            case OPTION -> change(Texts.SESSION.text("title.set", target.title()), () -> option(target.item(), value));
            case CHECK -> switchCheck(CheckId.valueOf(target.item()), value != 0);
            default -> {
                engine.values().write(target, value);
                SetValue set = MAKE.createSetValue();
                set.setName(target.text());
                set.setValue(value);
                add(set);
            }
        }
    }

    void switchCheck(CheckId id, boolean on) {
        SwitchCheck element = MAKE.createSwitchCheck();
        element.setCheck(id.name());
        element.setOn(on);
        add(element);
    }

    void switchWhatIf(String id, boolean on) throws ValueProblem {
        WhatIf experiment = named(id);
        if (on == scenario().getWhatIfs().contains(experiment.id())) {
            return;
        }
        KernelOptions options = experiment.vendor().map(engine.kernel().options()::withVendor)
                .orElse(engine.kernel().options());
        if (on) {
            Optional<String> refusal = experiment.refusal(engine.kernel().profile(), options);
            if (refusal.isPresent()) {
                throw new ValueProblem(refusal.get());
            }
        }
        change(Texts.SESSION.text(on ? "title.whatif.on" : "title.whatif.off", experiment.id()), () -> {
            if (on) {
                scenario().setVendor(vendor(options));
                scenario().getWhatIfs().add(experiment.id());
            } else {
                scenario().getWhatIfs().remove(experiment.id());
            }
        });
    }

    private static WhatIf named(String id) throws ValueProblem {
        try {
            return WhatIfs.named(id);
        } catch (UnknownNameException e) {
            throw new ValueProblem(e.getMessage());
        }
    }

    private static ringside.model.Vendor vendor(KernelOptions options) {
        return ringside.model.Vendor.valueOf(options.vendor().name());
    }

    void queueSignal(String signal) throws ValueProblem {
        QueueSignal element = MAKE.createQueueSignal();
        element.setSignal(signal);
        addVerified(element);
    }

    void raiseFlag(String flag) throws ValueProblem {
        RaiseFlag element = MAKE.createRaiseFlag();
        element.setFlag(flag);
        addVerified(element);
    }

    void timerInterrupt() {
        add(MAKE.createTimerInterrupt());
    }

    private void addVerified(Intervention element) throws ValueProblem {
        element.setStep(step);
        Planned.of(element).verify(engine.kernel(), engine.values());
        add(element);
    }

    private void add(Intervention element) {
        element.setStep(step);
        change(Planned.of(element).title(), () -> scenario().getInterventions().add(element));
    }

    private void option(String option, long value) {
        ValueName name = ValueName.option(option);
        scenario().getStart().removeIf(v -> ValueName.of(v.getName()).equals(name));
        switch (option) {
            case "vendor" -> scenario().setVendor(ringside.model.Vendor.valueOf(Vendor.values()[(int) value].name()));
            case "la57" -> scenario().setLa57(value != 0);
            case "pti" -> scenario().setPti(value != 0);
            case "xen-pv" -> scenario().setXenPv(value != 0);
            default -> scenario().setX32(value != 0);
        }
    }

    private Scenario scenario() {
        return document.scenario();
    }
}
