package ringside.stepper;

import java.util.Optional;
import ringside.kernel.BootedKernel;
import ringside.model.Scenario;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.chapters.Chronicle;
import ringside.stepper.chapters.Place;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.document.ScenarioSetup;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.Prospect;
import ringside.stepper.returns.Prospects;
import ringside.stepper.returns.RunAhead;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.Engine;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;

/** The run of a scenario. It follows the document: goes on under another plan, or starts anew. */
final class Running {
    /** Stretches of running ahead for one answer; the next one goes on from there. */
    private static final int STRETCHES = 40;

    private final ProgramPlace place;
    private ScenarioProblem problem;
    private StartedScenario started;
    private Tape tape;
    private Visits visits;
    private RunAhead ahead;
    private Prospects prospects;
    private Chronicle chronicle;

    /** @throws ScenarioProblem with everything that is wrong with the scenario */
    Running(Scenario scenario, ProgramPlace place) throws ScenarioProblem {
        this.place = place;
        start(scenario);
    }

    private void start(Scenario scenario) throws ScenarioProblem {
        started = StartedScenario.of(scenario, place);
        visits = new Visits();
        tape = new Tape(started.engine(), started.plan(), visits);
        ahead = new RunAhead(tape, visits, Math.max(scenario.getMaxSteps(), 0));
        prospects = new Prospects(tape, ahead);
        chronicle = new Chronicle(tape, visits, Math.max(scenario.getMaxSteps(), 0));
        problem = null;
    }

    StartedScenario started() {
        return started;
    }

    Engine engine() {
        return started.engine();
    }

    BootedKernel kernel() {
        return started.engine().kernel();
    }

    Tape tape() {
        return tape;
    }

    /** {@return what is recorded, and what records on} */
    Chronicle chronicle() {
        return chronicle;
    }

    /** {@return the answer about returns where the tape is; running ahead for it takes some milliseconds at most} */
    Prospect prospect() {
        int[] patience = {STRETCHES};
        return prospects.here(() -> patience[0]-- <= 0);
    }

    /** {@return why the scenario could not be started as the document says now} */
    Optional<ScenarioProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Follows an edit of the document.
     *
     * @param step  where it was made; negative when unknown
     * @param again true for an undo or redo, which returns to that step
     * @return what became of the run; empty when the edit means nothing to it
     */
    Optional<StateChange.Kind> follow(Scenario scenario, long step, boolean again) {
        long goal = again && step >= 0 ? step : tape.step();
        try {
            if (problem == null && ScenarioSetup.of(scenario, place.file()).equals(started.setup())) {
                return replan(scenario, goal, again) ? Optional.of(StateChange.Kind.EDIT) : Optional.empty();
            }
            start(scenario);
            tape.forward(again ? goal : 0);
            return Optional.of(StateChange.Kind.RESTART);
        } catch (ScenarioProblem e) {
            problem = e;
            return Optional.of(StateChange.Kind.PROBLEM);
        }
    }

    /**
     * Starts the scenario on another kernel and goes to where it stands now.
     *
     * @throws ScenarioProblem when it cannot run there; everything is then as it was
     */
    void kernel(Scenario scenario, String id) throws ScenarioProblem {
        Place here = chronicle.place();
        String before = scenario.getKernel();
        scenario.setKernel(id);
        try {
            start(scenario);
        } catch (ScenarioProblem refused) {
            scenario.setKernel(before);
            throw refused;
        }
        chronicle.goTo(here);
    }

    private boolean replan(Scenario scenario, long goal, boolean again) throws ScenarioProblem {
        StartedScenario next = started.replanned(scenario, place);
        long difference = next.plan().firstDifference(started.plan());
        started = next;
        if (difference == Long.MAX_VALUE) {
            return false;
        }
        Chapters old = again ? Chapters.NONE : chronicle.chapters();
        ahead.forget();
        tape.replan(next.plan(), difference, goal);
        chronicle.replaced(old);
        return true;
    }
}
