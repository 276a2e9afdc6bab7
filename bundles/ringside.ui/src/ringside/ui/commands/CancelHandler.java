package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

/** Ends a movement that runs in the background. */
public final class CancelHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        active().cancel();
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
