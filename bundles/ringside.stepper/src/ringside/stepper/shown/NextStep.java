package ringside.stepper.shown;

import java.util.Optional;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.run.Tape;

/** What can be told about the step that comes next, before it is made. */
public final class NextStep {
    private final Tape tape;

    public NextStep(Tape tape) {
        this.tape = tape;
    }

    /** {@return the line of the instruction that comes next} */
    public Optional<CodeLine> line() {
        return Optional.ofNullable(tape.engine().lineAt(tape.engine().rip()));
    }

    /** {@return which way the next instruction goes} */
    public BranchForecast branch() {
        return new Forecaster(tape.engine()).next();
    }

    /** {@return plain sentences about the step} */
    public String hint() {
        return Hints.step(tape, branch());
    }
}
