package ringside.stepper.shown;

import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.Prospect;
import ringside.stepper.returns.Prospects;
import ringside.stepper.returns.RunAhead;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;

/** A tape that can be asked about returns. */
record Told(Tape tape, Prospects prospects) {
    static Told of(Scenario scenario) throws ScenarioProblem {
        StartedScenario started = StartedScenario.of(scenario, new ProgramPlace("sample", 1));
        Visits visits = new Visits();
        Tape tape = new Tape(started.engine(), started.plan(), visits);
        return new Told(tape, new Prospects(tape, new RunAhead(tape, visits, scenario.getMaxSteps())));
    }

    Prospect here() {
        return prospects.here(() -> false);
    }
}
