package ringside.stepper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ringside.kernel.decision.Edit;
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
import ringside.stepper.run.Engine;
import ringside.stepper.run.ProgramCheck;
import ringside.stepper.run.ProgramFault;
import ringside.stepper.value.EnumMapping;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueProblem;

/**
 * Everything that can be changed at one step. It is refused with a message, and then nothing has changed; or it becomes
 * a command on the document, and the run follows the document. There is no other way.
 */
public final class Edits {
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

    /** Changes the scenario in any way, as one edit that can be undone. */
    public void change(String label, Runnable edit) {
        document.change(label, edit);
    }

    /**
     * Makes an edit of slots as one command.
     *
     * @throws ValueProblem when it cannot be made; nothing has changed then
     */
    public void make(String label, Edit edit) throws ValueProblem {
        Map<String, Long> values = new LinkedHashMap<>();
        edit.changes().forEach(change -> values.put(ValueName.slot(change.slot().label()).text(), change.after()));
        setAll(label, values);
    }

    /**
     * Sets a value.
     *
     * @param valueText what was typed: 0x401000, 4198400, user.rip+2, on, amd
     * @throws ValueProblem when name or text cannot be used; nothing has changed then
     */
    public void set(String name, String valueText) throws ValueProblem {
        ValueName target = ValueName.of(name);
        OptionalLong wanted = engine.values().wanted(target, valueText);
        if (wanted.isEmpty()) {
            return;
        }
        long value = wanted.getAsLong();
        switch (target.kind()) {
            case OPTION -> change(Texts.SESSION.text("title.set", target.title()), () -> option(target.item(), value));
            case CHECK -> switchCheck(CheckId.valueOf(target.item()), value != 0);
            default -> add(set(target, value));
        }
    }

    /**
     * Sets some values as one edit, also those that have the value already.
     *
     * @param label  its name
     * @param values by name
     * @throws ValueProblem when one of them cannot be set; nothing has changed then
     */
    public void setAll(String label, Map<String, Long> values) throws ValueProblem {
        List<SetValue> elements = new ArrayList<>();
        for (Map.Entry<String, Long> value : values.entrySet()) {
            ValueName target = ValueName.of(value.getKey());
            engine.values().requireSettable(target, value.getValue());
            elements.add(set(target, value.getValue()));
        }
        change(label, () -> scenario().getInterventions().addAll(elements));
    }

    private SetValue set(ValueName target, long value) {
        SetValue element = MAKE.createSetValue();
        element.setStep(step);
        element.setName(target.text());
        element.setValue(value);
        return element;
    }

    /**
     * Exchanges the program for a text; the scenario starts anew with it. Undo takes the whole of it back.
     *
     * @param check keeps the kernels that were assembled for one look for the next
     * @return all that is wrong with the text; nothing has changed then, as where it is the program already
     */
    public List<ProgramFault> program(String text, ProgramCheck check) {
        if (text.equals(scenario().getProgram())) {
            return List.of();
        }
        List<ProgramFault> faults = check.faults(scenario(), text);
        if (faults.isEmpty()) {
            change(Texts.SESSION.text("title.program"), () -> scenario().setProgram(text));
        }
        return faults;
    }

    /** Switches a check off or on again, from this step on. */
    public void toggleCheck(CheckId id) {
        switchCheck(id, engine.kernel().switchedOff().contains(id));
    }

    private void switchCheck(CheckId id, boolean on) {
        SwitchCheck element = MAKE.createSwitchCheck();
        element.setCheck(id.name());
        element.setOn(on);
        add(element);
    }

    /**
     * Breaks the kernel with an experiment, or takes the experiment back; the scenario starts anew with that kernel.
     * The processor becomes one by the maker that the experiment needs.
     *
     * @throws ValueProblem when there is no such experiment or it does not go with this profile
     */
    public void switchWhatIf(String id, boolean on) throws ValueProblem {
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
                scenario().setVendor(EnumMapping.VENDOR.model(options.vendor()));
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

    /**
     * Another process sends a signal.
     *
     * @throws ValueProblem when there is no such signal
     */
    public void queueSignal(String signal) throws ValueProblem {
        QueueSignal element = MAKE.createQueueSignal();
        element.setSignal(signal);
        addVerified(element);
    }

    /**
     * Somebody sets a thread flag.
     *
     * @throws ValueProblem when the profile has no such flag
     */
    public void raiseFlag(String flag) throws ValueProblem {
        RaiseFlag element = MAKE.createRaiseFlag();
        element.setFlag(flag);
        addVerified(element);
    }

    /** The timer ticks. */
    public void timerInterrupt() {
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
            case "vendor" -> scenario().setVendor(EnumMapping.VENDOR.model(Vendor.values()[(int) value]));
            case "la57" -> scenario().setLa57(value != 0);
            case "pti" -> scenario().setPti(value != 0);
            case "xen-pv" -> scenario().setXenPv(value != 0);
            case "lass" -> scenario().setLass(value != 0);
            case "mitigations" -> scenario().setMitigations(value != 0);
            default -> scenario().setX32(value != 0);
        }
    }

    private Scenario scenario() {
        return document.scenario();
    }
}
