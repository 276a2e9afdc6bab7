package ringside.stepper.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.service.frame.PtSlot;
import ringside.model.Intervention;
import ringside.model.Scenario;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.chapters.Chronicle;
import ringside.stepper.document.Planned;
import ringside.stepper.document.ScenarioSetup;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;
import ringside.stepper.value.Texts;

/**
 * Where the interventions of a document are made in the run that is shown. The document tells a step, which is one of
 * the run in which the edit was made; in every other run the edit is made at the same place as that kernel does things,
 * or not at all. The run in which it was made has it at its step again.
 */
public final class EditPlaces {
    /** Whatever comes next, if only the same was done before. */
    private static final int ANY = 3;
    /** What a register holds depends on the instruction that comes next. */
    private static final int SAME_TEXT = 1;

    private record Home(ScenarioSetup setup, long step, Optional<Landmark> landmark) {}

    /** One run of the scenario. */
    private record Run(StartedScenario started, Tape tape, Chronicle chronicle) {
        ScenarioSetup setup() {
            return started.setup();
        }

        Landmarks landmarks() {
            return new Landmarks(tape, chronicle);
        }
    }

    /** Homes of interventions and of commands, as long as anybody knows those. */
    private final Map<Object, Home> homes = new WeakHashMap<>();
    private final Map<Intervention, OptionalLong> placed = new WeakHashMap<>();
    private List<Stray> strays = List.of();
    private Run run;
    private Optional<Landmark> reader = Optional.empty();

    /** {@return the edits that are not made in this run, and why} */
    public List<Stray> strays() {
        return strays;
    }

    /** The run that was shown is left: where its interventions are made is remembered as other kernels have it. */
    public void leave() {
        reader = run.landmarks().at(run.tape().step());
        homes.replaceAll((edit, home) -> home.landmark().isEmpty() && home.setup().equals(run.setup())
                && edit instanceof Intervention ? new Home(home.setup(), home.step(), run.landmarks().at(home.step()))
                        : home);
    }

    /**
     * Another run is shown, which stands at its start.
     *
     * @return what comes from outside there; the tape follows it already
     */
    public StartedScenario enter(Scenario scenario, StartedScenario started, Tape tape, Chronicle chronicle) {
        run = new Run(started, tape, chronicle);
        placed.clear();
        List<Intervention> all = scenario.getInterventions();
        all.forEach(edit -> homes.computeIfAbsent(edit, made -> new Home(started.setup(), edit.getStep(), Optional
                .empty())));
        List<Intervention> foreign = all.stream().filter(edit -> edit.getStep() >= 0 && !home(edit)).sorted(Comparator
                .comparing((Intervention edit) -> homes.get(edit).landmark().map(Landmark::chapter).orElse(0))
                .thenComparing(edit -> homes.get(edit).step())).toList();
        if (!foreign.isEmpty()) {
            foreign.forEach(edit -> placed.put(edit, OptionalLong.empty()));
            replan(all, 0);
            for (Intervention edit : foreign) {
                OptionalLong step = find(edit);
                placed.put(edit, step);
                step.ifPresent(at -> replan(all, at));
            }
        }
        strays = strays(all);
        return started.with(planned(all));
    }

    /** {@return where the reader of the run that was left would stand in this one; empty where it has no such place} */
    public OptionalLong reader() {
        return reader.map(mark -> run.landmarks().find(mark, any -> true, ANY)).orElse(OptionalLong.empty());
    }

    private void replan(List<Intervention> all, long at) {
        run.tape().replan(run.started().with(planned(all)).plan(), at, 0);
        run.chronicle().replaced(Chapters.NONE);
    }

    /** {@return what comes from outside in this run as the document says now} */
    public List<Planned> follow(Scenario scenario) {
        List<Intervention> all = scenario.getInterventions();
        for (Intervention edit : all) {
            homes.computeIfAbsent(edit, made -> here(edit.getStep()));
            if (edit.getStep() >= 0 && !home(edit) && !placed.containsKey(edit)) {
                placed.put(edit, find(edit));
            }
        }
        strays = strays(all);
        return planned(all);
    }

    /** {@return the interventions of the document that nobody knew before} */
    public List<Intervention> fresh(Scenario scenario) {
        return scenario.getInterventions().stream().filter(edit -> !homes.containsKey(edit)).toList();
    }

    /** A command was made where the tape stands. */
    public void made(Object command) {
        homes.put(command, here(run.tape().step()));
    }

    private Home here(long step) {
        return new Home(run.setup(), step, step == run.tape().step() ? run.landmarks().at(step) : Optional.empty());
    }

    /** {@return where a command was made, in this run; empty where this run has no such place} */
    public OptionalLong goal(Object command) {
        Home home = homes.get(command);
        if (home == null || home.setup().equals(run.setup())) {
            return home == null ? OptionalLong.empty() : OptionalLong.of(home.step());
        }
        return home.landmark().map(mark -> run.landmarks().find(mark, any -> true, ANY)).orElse(OptionalLong.empty());
    }

    private boolean home(Intervention edit) {
        return homes.get(edit).setup().equals(run.setup());
    }

    private OptionalLong find(Intervention edit) {
        Planned planned = Planned.of(edit);
        ValueName name = ValueName.of(planned.name());
        boolean register = planned.kind() == Planned.Kind.SET && (name.kind() == ValueName.Kind.REGISTER || name
                .kind() == ValueName.Kind.FLAG);
        return homes.get(edit).landmark().map(mark -> run.landmarks().find(mark, written(planned, name, mark), register
                ? SAME_TEXT
                : ANY)).orElse(OptionalLong.empty());
    }

    /** A slot that is written afterwards loses the edit. */
    private static Predicate<Landmark> written(Planned planned, ValueName name, Landmark mark) {
        Optional<PtSlot> slot = planned.kind() == Planned.Kind.SET && name.kind() == ValueName.Kind.SLOT
                ? PtSlot.named(name.item()) : Optional.empty();
        return there -> slot.isEmpty() || there.written(slot.get().ordinal()) == mark.written(slot.get().ordinal());
    }

    private List<Planned> planned(List<Intervention> all) {
        List<Planned> planned = new ArrayList<>();
        for (Intervention edit : all) {
            Planned one = Planned.of(edit);
            step(edit).ifPresent(step -> planned.add(one.at(step)));
        }
        return planned;
    }

    /** Where an intervention is made in this run; below zero where a label tells. */
    private OptionalLong step(Intervention edit) {
        return placed.getOrDefault(edit, OptionalLong.of(edit.getStep()));
    }

    private List<Stray> strays(List<Intervention> all) {
        List<Stray> found = new ArrayList<>();
        for (Intervention edit : all) {
            Home home = homes.get(edit);
            if (step(edit).isEmpty()) {
                home.landmark().ifPresent(mark -> found.add(stray(edit, home, mark)));
            }
        }
        return List.copyOf(found);
    }

    private Stray stray(Intervention edit, Home home, Landmark mark) {
        return new Stray(home.setup().kernel(), home.step(), Texts.SESSION.text("stray", Planned.of(edit).title(), home
                .step(), home.setup().kernel(), mark.words(), run.setup().kernel()));
    }

    /**
     * {@return a copy of the document in which every step is one of the run of the kernel that it names} That is the
     * kernel that is shown, or the one on which all edits were made where the one that is shown has no place for them.
     */
    public Scenario copy(Scenario scenario) {
        Scenario copy = EcoreUtil.copy(scenario);
        List<ScenarioSetup> made = scenario.getInterventions().stream().filter(edit -> edit.getStep() >= 0)
                .map(edit -> homes.get(edit).setup()).distinct().toList();
        if (!strays.isEmpty() && made.size() == 1 && sameComputer(made.get(0))) {
            copy.setKernel(made.get(0).kernel());
            copy.setPosition(strays.get(0).step());
            return copy;
        }
        copy.setPosition(run.tape().step());
        return here(scenario, copy);
    }

    private boolean sameComputer(ScenarioSetup other) {
        return other.options().equals(run.setup().options()) && other.task().equals(run.setup().task()) && other.start()
                .equals(run.setup().start());
    }

    /** {@return a copy of the document for the kernel that is shown; what has no place there is left out} */
    public Scenario here(Scenario scenario) {
        return here(scenario, EcoreUtil.copy(scenario));
    }

    private Scenario here(Scenario scenario, Scenario copy) {
        for (int i = scenario.getInterventions().size() - 1; i >= 0; i--) {
            OptionalLong step = step(scenario.getInterventions().get(i));
            if (step.isEmpty()) {
                copy.getInterventions().remove(i);
            } else {
                copy.getInterventions().get(i).setStep(step.getAsLong());
            }
        }
        return copy;
    }
}
