package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

/** Lets another thread ask for the processor at this step. */
public final class RescheduleHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        change(session -> session.edits().raiseFlag("NEED_RESCHED"));
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
