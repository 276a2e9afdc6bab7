package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.stepper.Session;

/** Lets the timer interrupt come at this step. */
public final class TimerHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        change(Session::timerInterrupt);
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
