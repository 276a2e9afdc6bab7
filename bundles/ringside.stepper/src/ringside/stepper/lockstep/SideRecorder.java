package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.profile.CheckId;
import ringside.machine.state.Register;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.Engine;
import ringside.stepper.run.EngineState;
import ringside.stepper.run.Happening;
import ringside.stepper.run.LoopFinder;
import ringside.stepper.run.Pause;
import ringside.stepper.run.Progress;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.StepObserver;
import ringside.stepper.run.StepRecord;

/** Runs a scenario on the kernel of one side and records what it does. */
final class SideRecorder {
    private static final long BETWEEN_LOOKS = 256;

    private final Version version;
    private final Progress progress;
    private final long limit;
    private final long most;
    private final Engine engine;
    private final StepObserver observer;
    private final DeedReader reader;
    private final LoopFinder loops = new LoopFinder();
    private final Visits visits = new Visits();
    private final List<Happening> happened = new ArrayList<>();
    private final List<StepRecord> steps = new ArrayList<>();
    private final DeedFold deeds = new DeedFold();
    private StepRecord record;
    private boolean looping;

    private SideRecorder(Scenario scenario, Version version, ProgramPlace place, long most, KernelImages images,
            Progress progress) throws ScenarioProblem {
        this.version = version;
        this.progress = progress;
        this.most = most;
        limit = scenario.getMaxSteps();
        StartedScenario started = StartedScenario.of(version.of(scenario), place, images);
        engine = started.engine();
        EngineState booted = engine.save();
        engine.plan(started.plan());
        engine.restart(booted);
        engine.listener((step, happening) -> happened.add(happening));
        observer = new StepObserver(engine, ShownSyntax.AS_WRITTEN);
        engine.observer(step -> record = observer.after(step));
        reader = new DeedReader(engine);
    }

    /**
     * Records a run.
     *
     * @param most   steps that are recorded at most
     * @param images kernels that were assembled before
     * @throws ScenarioProblem       if it cannot be started there
     * @throws CancellationException if it was cancelled
     */
    static Side record(Scenario scenario, Version version, ProgramPlace place, long most, KernelImages images,
            Progress progress) throws ScenarioProblem {
        return new SideRecorder(scenario, version, place, most, images, progress).record();
    }

    private Side record() {
        Map<String, Long> start = registers();
        while (engine.ended().isEmpty() && !looping && engine.step() < Math.min(limit, most)) {
            look(engine.step());
            step();
        }
        Cut cut = engine.ended().isPresent() ? Cut.NONE : looping ? Cut.LOOP : engine.step() >= limit ? Cut.LIMIT
                : Cut.LENGTH;
        return new Side(version, steps, deeds.all(), visits.all(), engine.ended(), cut, made(),
                new HashSet<>(engine.kernel().switchedOff()), start);
    }

    private void step() {
        happened.clear();
        record = null;
        observer.before();
        reader.before();
        Pause pause = engine.advance(engine.step() + 1);
        happened.forEach(each -> visits.happened(engine.step(), each));
        if (record != null) {
            steps.add(record);
            deeds.add(reader.after(record, happened));
        }
        looping = pause == Pause.RETURN && Optional.ofNullable(loops.sample(engine)).isPresent();
    }

    private void look(long step) {
        if (step % BETWEEN_LOOKS == 0) {
            if (progress.cancelled()) {
                throw new CancellationException("cancelled at step " + step);
            }
            progress.at(step, Math.min(limit, most));
        }
    }

    private Map<String, Long> registers() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (Register register : StepObserver.told()) {
            values.put(register.label().toUpperCase(Locale.ROOT), engine.kernel().machine().cpu().get(register));
        }
        return values;
    }

    private Set<CheckId> made() {
        Set<CheckId> made = new HashSet<>();
        for (CheckId id : CheckId.values()) {
            if (!engine.kernel().listing().checkJumps(id).isEmpty()) {
                made.add(id);
            }
        }
        return made;
    }
}
