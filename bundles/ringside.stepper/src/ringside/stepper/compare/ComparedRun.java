package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.run.Engine;
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
import ringside.stepper.shown.EffectWords;
import ringside.stepper.value.Texts;

/** One of two runs that are compared: it is stepped from outside and says what each step did. */
final class ComparedRun {
    /** How a run is said to end that does the same for ever without coming back to the program. */
    static final String LOOP = "loop";
    private static final int USER = 3;

    private final long limit;
    private final Engine engine;
    private final EngineState booted;
    private final StepObserver observer;
    private final EffectWords words;
    private final LoopFinder finder = new LoopFinder();
    private final List<Happening> happened = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private VisitFold visits = new VisitFold();
    private StepRecord record;
    private Loop loop;
    private boolean stuck;

    ComparedRun(Scenario scenario, ProgramPlace place) throws ScenarioProblem {
        limit = scenario.getMaxSteps();
        StartedScenario boot = StartedScenario.of(scenario, place);
        engine = boot.engine();
        booted = engine.save();
        observer = new StepObserver(engine, ShownSyntax.AS_WRITTEN);
        words = new EffectWords(engine.kernel());
        engine.plan(boot.plan());
        engine.listener((step, happening) -> happened.add(happening));
    }

    /** Goes to the start. */
    void restart() {
        happened.clear();
        returns.clear();
        visits = new VisitFold();
        loop = null;
        stuck = false;
        finder.forget();
        engine.restart(booted);
    }

    long step() {
        return engine.step();
    }

    long limit() {
        return limit;
    }

    /** {@return how the run ended; empty while it goes on} */
    Optional<String> ended() {
        if (stuck) {
            return Optional.of(LOOP);
        }
        return engine.ended().or(() -> engine.step() >= limit ? Optional.of(RunOutcome.LIMIT) : Optional.empty());
    }

    /** {@return whether it is proved that the run repeats itself} */
    boolean looping() {
        return loop != null;
    }

    /** The returns since they were forgotten last. */
    List<Return> returns() {
        return returns;
    }

    /** {@return whether the program is next} */
    boolean inProgram() {
        return engine.kernel().machine().cpu().cpl() == USER;
    }

    /** {@return what the program would see now, register by register} */
    Map<String, Long> user() {
        return UserRegisters.of(engine.kernel());
    }

    /** Runs until the program is next, or the run is over: also when it never comes to the program again. */
    void toProgram(LongConsumer watch) {
        long from = step();
        do {
            if (ended().isEmpty()) {
                go();
                watch.accept(step());
            }
            stuck = looping() && step() - from > 2 * loop.period();
        } while (ended().isEmpty() && !inProgram());
    }

    private void go() {
        happened.clear();
        Pause pause = engine.advance(engine.step() + 1);
        happened.forEach(each -> visits.happened(engine.step(), each).flatMap(Visit::made).ifPresent(returns::add));
        if (pause == Pause.RETURN && !looping()) {
            loop = finder.sample(engine);
        }
    }

    /** Executes a step and says what it did. */
    RunComparison.Step observed() {
        observer.before();
        record = null;
        engine.observer(step -> record = observer.after(step));
        try {
            go();
        } finally {
            engine.observer(null);
        }
        if (record == null) {
            return new RunComparison.Step(engine.step(), "", "", "", List.of(Texts.SESSION.text("compared.over")));
        }
        return new RunComparison.Step(record.step(), record.phase(), record.routine(), record.text(),
                words.of(record, happened));
    }
}
