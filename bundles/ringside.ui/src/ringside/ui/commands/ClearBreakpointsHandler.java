package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

/** Takes all breakpoints and watched values away. */
public final class ClearBreakpointsHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        change(session -> session.breakpoints().clear());
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
