package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.ui.session.Player;

/** Ends a movement that runs in the background, and stepping by itself. */
public final class CancelHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        active().cancel();
        service(Player.class).stop();
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
