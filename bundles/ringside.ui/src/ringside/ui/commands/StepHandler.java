package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Move;

/** Movements along the steps. Those of one step are made at once, the others in the background. */
public final class StepHandler extends CommandFamily {

    @Override
    public Object execute(ExecutionEvent event) {
        ActiveSession active = active();
        switch (word()) {
            case "into" -> active.step(Session::stepInto);
            case "back" -> active.step(Session::stepBack);
            case "first" -> active.step(Session::first);
            default -> active.run(Messages.StepHandler_running, move());
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return active().session().isPresent();
    }

    private Move move() {
        return switch (word()) {
            case "over" -> (session, progress) -> session.stepOver();
            case "return" -> (session, progress) -> session.stepReturn();
            case "overBack" -> (session, progress) -> session.stepOverBack();
            case "returnBack" -> (session, progress) -> session.stepReturnBack();
            case "run" -> Session::run;
            case "runBack" -> Session::runBack;
            case "last" -> Session::last;
            default -> throw unknown();
        };
    }
}
