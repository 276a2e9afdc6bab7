package ringside.stepper.compare;

import java.util.List;
import ringside.kernel.listing.KernelImages;
import ringside.model.Scenario;
import ringside.stepper.document.Plan;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.Foretold;
import ringside.stepper.returns.RunAhead;
import ringside.stepper.returns.Visits;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;

/** Says at one position after the other what is to come; of edits it knows those that were made until then. */
final class Foreteller {
    private final Tape tape;
    private final RunAhead ahead;
    private final Visits visits = new Visits();
    private final List<TimedEdit> edits;
    private Plan plan;

    Foreteller(Scenario scenario, ProgramPlace place, KernelImages images, List<TimedEdit> edits, long limit)
            throws ScenarioProblem {
        StartedScenario started = StartedScenario.of(scenario, place, images);
        this.plan = started.plan();
        this.edits = edits;
        this.tape = new Tape(started.engine(), plan, visits);
        this.ahead = new RunAhead(tape, visits, limit);
    }

    /**
     * {@return what comes after a position; each is asked in turn, from 0}
     *
     * @throws ScenarioProblem when an edit there cannot be made
     */
    Foretold at(long step) throws ScenarioProblem {
        for (TimedEdit edit : edits) {
            if (edit.step() == step) {
                make(edit);
            }
        }
        return ahead.find(step, () -> false).orElseThrow();
    }

    private void make(TimedEdit edit) throws ScenarioProblem {
        tape.seek(Math.min(edit.step(), tape.length()));
        tape.forward(edit.step());
        plan = plan.with(edit.planned(tape.engine()));
        tape.replan(plan, edit.step(), edit.step());
        ahead.forget();
    }
}
