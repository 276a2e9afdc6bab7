package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

/** Lets the timer interrupt come at this step. */
public final class TimerHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        change(session -> session.edits().timerInterrupt());
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
