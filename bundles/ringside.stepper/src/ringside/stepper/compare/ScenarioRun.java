package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.meaning.ValueName;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.StartValue;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Engine;
import ringside.stepper.run.EngineState;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Loop;
import ringside.stepper.run.LoopFinder;
import ringside.stepper.run.Pause;
import ringside.stepper.run.ReturnRecord;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.StepObserver;
import ringside.stepper.run.UserRegisters;
import ringside.stepper.value.ValueProblem;

/** A scenario run from start to end without a history: for the command line and for tests. */
public final class ScenarioRun {
    private static final int MOST = 100_000;
    /** Steps between two samples of the search for loops that never enter the kernel. */
    private static final long STRETCH = 1 << 16;

    private final Scenario scenario;
    private final ProgramPlace place;
    private final KernelImages images;
    private final List<ReturnRecord> returns = new ArrayList<>();
    private final List<Long> traps = new ArrayList<>();
    private Engine engine;
    private EngineState booted;

    private ScenarioRun(Scenario scenario, ProgramPlace place, KernelImages images) throws ScenarioProblem {
        this.scenario = scenario;
        this.place = place;
        this.images = images;
        boot();
    }

    /**
     * Boots a scenario.
     *
     * @param scenario it may get further start values by {@link #set}
     * @param place    where the text of its program stands, for messages
     * @throws ScenarioProblem with everything that is wrong with it
     */
    public static ScenarioRun of(Scenario scenario, ProgramPlace place) throws ScenarioProblem {
        return of(scenario, place, new KernelImages());
    }

    /**
     * As {@link #of(Scenario, ProgramPlace)}, for one who runs many.
     *
     * @param images kernels that were assembled before
     */
    public static ScenarioRun of(Scenario scenario, ProgramPlace place, KernelImages images) throws ScenarioProblem {
        return new ScenarioRun(scenario, place, images);
    }

    private void boot() throws ScenarioProblem {
        StartedScenario boot = StartedScenario.of(scenario, place, images);
        engine = boot.engine();
        booted = engine.save();
        engine.plan(boot.plan());
        engine.restart(booted);
    }

    /**
     * Adds a start value. Slots of pt_regs are written when the first return is about to be decided.
     *
     * @param text an expression, which sees the start values so far
     * @throws ValueProblem    when name or text cannot be used
     * @throws ScenarioProblem when the scenario cannot start with it
     */
    public void set(String name, String text) throws ValueProblem, ScenarioProblem {
        ValueName target = ValueName.of(name);
        long value = engine.values().evaluate(target, text);
        if (target.kind() != ValueName.Kind.OPTION) {
            engine.values().write(target, value);
        }
        StartValue start = RingsideFactory.eINSTANCE.createStartValue();
        start.setName(target.text());
        start.setValue(value);
        scenario.getStart().add(start);
        boot();
    }

    /**
     * {@return the value of an expression at this moment: a number, a symbol, a label with an offset}
     *
     * @throws ValueProblem when the text has a fault
     */
    public long evaluate(String text) throws ValueProblem {
        return engine.values().evaluate(ValueName.of("user.rip"), text);
    }

    /**
     * Runs to the end.
     *
     * @param maxSteps steps at most
     * @param sink     hears every step; null when only the outcome counts, which is much faster
     */
    public RunOutcome run(long maxSteps, RunSink sink) {
        engine.listener((step, happening) -> happened(step, happening, sink));
        engine.restart(booted);
        LoopFinder finder = new LoopFinder();
        StepObserver observer = new StepObserver(engine);
        engine.observer(sink == null ? null : step -> sink.step(observer.after(step)));
        Loop loop = null;
        while (engine.step() < maxSteps) {
            boolean told = sink != null && sink.wantsSteps();
            if (told) {
                observer.before();
            } else {
                engine.observer(null);
            }
            Pause pause = engine.advance(told ? engine.step() + 1 : Math.min(maxSteps, engine.step() + STRETCH));
            if (pause == Pause.ENDED) {
                break;
            }
            boolean sampled = pause == Pause.RETURN || !told || engine.step() % STRETCH == 0;
            if (loop == null && sampled) {
                loop = finder.sample(engine);
            }
        }
        String ended = engine.ended().orElse(RunOutcome.LIMIT);
        return new RunOutcome(engine.step(), ended, Optional.ofNullable(engine.lastReturn()), List.copyOf(returns),
                List.copyOf(traps),
                UserRegisters.of(engine.kernel()), Optional.ofNullable(loop));
    }

    /** A step trap is a SIGTRAP that reaches the program, or stops it for its tracer. */
    private void trap(Happening happening) {
        if (happening instanceof Happening.Signal signal && signal.event().name().equals("SIGTRAP")) {
            traps.add(signal.event().rip());
        } else if (happening instanceof Happening.TracerStop stop && stop.event().kind().equals("SIGTRAP")) {
            traps.add(stop.event().rip());
        }
    }

    private void happened(long step, Happening happening, RunSink sink) {
        if (happening instanceof Happening.Returned returned && returns.size() < MOST) {
            returns.add(returned.record());
        }
        if (traps.size() < MOST) {
            trap(happening);
        }
        if (sink != null) {
            sink.happened(step, happening);
        }
    }
}
