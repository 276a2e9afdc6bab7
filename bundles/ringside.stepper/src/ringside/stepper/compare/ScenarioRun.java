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
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.run.CircleSearch;
import ringside.stepper.run.Engine;
import ringside.stepper.run.EngineListener;
import ringside.stepper.run.EngineState;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Loop;
import ringside.stepper.run.LoopFinder;
import ringside.stepper.run.Pause;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.returns.VisitFold;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.StepObserver;
import ringside.stepper.run.StepRecord;
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
    private final List<Return> returns = new ArrayList<>();
    private final List<Long> traps = new ArrayList<>();
    private final TimedEdits edits = new TimedEdits();
    private final VisitFold visits = new VisitFold();
    private ShownSyntax shown = ShownSyntax.AS_WRITTEN;
    private Return last;
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

    /** The steps of the run are told in a syntax. */
    public void show(ShownSyntax syntax) {
        shown = syntax;
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
     * An edit that is made when the run comes to its position.
     *
     * @throws ValueProblem when there is no such value
     */
    public void edit(TimedEdit edit) throws ValueProblem {
        engine.values().read(edit.name());
        edits.add(edit);
    }

    /**
     * Runs to the end.
     *
     * @param maxSteps steps at most
     * @param sink     hears every step; null when only the outcome counts, which is much faster
     */
    public RunOutcome run(long maxSteps, RunSink sink) throws ScenarioProblem {
        return run(maxSteps, sink, false);
    }

    /**
     * Runs to the end.
     *
     * @param maxSteps steps at most
     * @param sink     hears every step; null when only the outcome counts, which is much faster
     * @param foretell whether the sink hears at every position what is to come
     * @throws ScenarioProblem when an edit cannot be made at its position
     */
    public RunOutcome run(long maxSteps, RunSink sink, boolean foretell) throws ScenarioProblem {
        engine.editor(() -> edits.make(engine));
        rehearse(maxSteps);
        Foreteller foreteller = foretell ? new Foreteller(scenario, place, images, edits.all(), maxSteps) : null;
        if (foreteller != null) {
            sink.foretold(0, foreteller.at(0));
        }
        Told told = new Told(sink, foreteller);
        engine.listener((step, happening) -> happened(step, happening, sink));
        engine.restart(booted);
        Loop loop = go(maxSteps, told);
        String ended = engine.ended().orElse(RunOutcome.LIMIT);
        return new RunOutcome(engine.step(), ended, Optional.ofNullable(last), List.copyOf(returns),
                List.copyOf(traps), UserRegisters.of(engine.kernel()), engine.kernel().outside(),
                Optional.ofNullable(loop));
    }

    /** An edit that cannot be made is told before anything else is. */
    private void rehearse(long maxSteps) throws ScenarioProblem {
        if (edits.last() < 0) {
            return;
        }
        engine.listener(EngineListener.NONE);
        engine.restart(booted);
        edits.check();
        Pause pause = Pause.TARGET;
        while (pause != Pause.ENDED && engine.step() < Math.min(maxSteps, edits.last())) {
            pause = engine.advance(Math.min(maxSteps, edits.next(engine.step())));
            edits.check();
        }
    }

    private Loop go(long maxSteps, Told told) throws ScenarioProblem {
        LoopFinder finder = new LoopFinder();
        CircleSearch search = new CircleSearch();
        Loop loop = null;
        while (engine.step() < maxSteps) {
            if (edits.last() <= engine.step()) {
                search.passed(engine);
            }
            boolean single = told.before();
            Pause pause = engine.advance(single ? engine.step() + 1
                    : Math.min(Math.min(maxSteps, edits.next(engine.step())), engine.step() + STRETCH));
            told.check();
            if (pause == Pause.ENDED || engine.ended().isPresent() && engine.step() >= maxSteps) {
                break;
            }
            boolean sampled = pause == Pause.RETURN || !single || engine.step() % STRETCH == 0;
            if (loop == null && sampled && edits.next(engine.step()) == Long.MAX_VALUE) {
                loop = finder.sample(engine);
            }
        }
        return loop == null && engine.ended().isEmpty() ? search.find(engine) : loop;
    }

    /** Tells a sink of steps while it wants to hear of them. */
    private final class Told {
        private final RunSink sink;
        private final Foreteller foreteller;
        private final StepObserver observer = new StepObserver(engine, shown);
        private ScenarioProblem problem;

        Told(RunSink sink, Foreteller foreteller) {
            this.sink = sink;
            this.foreteller = foreteller;
            engine.observer(sink == null ? null : this::step);
        }

        /** {@return whether the next step is told} */
        boolean before() {
            boolean wanted = sink != null && sink.wantsSteps();
            if (wanted) {
                observer.before();
            } else {
                engine.observer(null);
            }
            return wanted;
        }

        private void step(long step) {
            StepRecord record = observer.after(step);
            if (foreteller != null) {
                try {
                    sink.foretold(step, foreteller.at(step));
                } catch (ScenarioProblem e) {
                    problem = e;
                }
            }
            sink.step(record);
        }

        void check() throws ScenarioProblem {
            if (problem != null) {
                throw problem;
            }
        }
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
        if (traps.size() < MOST) {
            trap(happening);
        }
        if (sink != null) {
            sink.happened(step, happening);
        }
        visits.happened(step, happening).flatMap(Visit::made).ifPresent(made -> returned(made, sink));
    }

    private void returned(Return made, RunSink sink) {
        last = made;
        if (returns.size() < MOST) {
            returns.add(made);
        }
        if (sink != null) {
            sink.returned(made);
        }
    }
}
