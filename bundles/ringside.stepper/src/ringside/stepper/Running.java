package ringside.stepper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.emf.common.command.Command;
import ringside.kernel.BootedKernel;
import ringside.model.Scenario;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.chapters.Chronicle;
import ringside.stepper.chapters.Place;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.document.ScenarioSetup;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.places.EditPlaces;
import ringside.stepper.places.Stray;
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
    private final EditPlaces places = new EditPlaces();

    /** @throws ScenarioProblem with everything that is wrong with the scenario */
    Running(Scenario scenario, ProgramPlace place) throws ScenarioProblem {
        this.place = place;
        start(scenario);
    }

    private void start(Scenario scenario) throws ScenarioProblem {
        StartedScenario next = StartedScenario.of(scenario, place);
        if (tape != null) {
            places.leave();
        }
        started = next;
        visits = new Visits();
        tape = new Tape(started.engine(), started.plan(), visits);
        ahead = new RunAhead(tape, visits, Math.max(scenario.getMaxSteps(), 0));
        prospects = new Prospects(tape, ahead);
        chronicle = new Chronicle(tape, visits, Math.max(scenario.getMaxSteps(), 0));
        started = places.enter(scenario, started, tape, chronicle);
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

    /** {@return where interventions are made in this run} */
    EditPlaces places() {
        return places;
    }

    /**
     * Follows an edit of the document.
     *
     * @param command the edit
     * @param again   true for an undo or redo, which returns to where it was made
     * @return what became of the run; empty when the edit means nothing to it
     */
    Optional<StateChange.Kind> follow(Scenario scenario, Command command, boolean again) {
        if (!again) {
            places.made(command);
        }
        try {
            if (problem == null && ScenarioSetup.of(scenario, place.file()).equals(started.setup())) {
                return replan(scenario, again) ? Optional.of(returned(command, again, StateChange.Kind.EDIT))
                        : Optional.empty();
            }
            start(scenario);
            return Optional.of(returned(command, again, StateChange.Kind.RESTART));
        } catch (ScenarioProblem e) {
            problem = e;
            return Optional.of(StateChange.Kind.PROBLEM);
        }
    }

    /** Goes to where an edit was made that is undone or made again; stays where this run has no such place. */
    private StateChange.Kind returned(Command command, boolean again, StateChange.Kind kind) {
        OptionalLong goal = again ? places.goal(command) : OptionalLong.empty();
        if (goal.isPresent() && goal.getAsLong() < tape.step()) {
            tape.seek(goal.getAsLong());
        } else if (goal.isPresent()) {
            tape.forward(goal.getAsLong());
        }
        return kind;
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
        places.reader().ifPresentOrElse(tape::seek, () -> chronicle.goTo(here));
    }

    /** {@return false when nothing became different} */
    private boolean replan(Scenario scenario, boolean again) throws ScenarioProblem {
        started.replanned(scenario, place);
        List<Stray> strays = places.strays();
        StartedScenario next = started.with(places.follow(scenario));
        long difference = next.plan().firstDifference(started.plan());
        started = next;
        if (difference == Long.MAX_VALUE) {
            return !strays.equals(places.strays());
        }
        Chapters old = again ? Chapters.NONE : chronicle.chapters();
        ahead.forget();
        tape.replan(next.plan(), difference, again ? Math.min(tape.step(), difference) : tape.step());
        chronicle.replaced(old);
        return true;
    }
}
