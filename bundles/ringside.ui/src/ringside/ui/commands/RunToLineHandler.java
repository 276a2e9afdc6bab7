package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;
import ringside.ui.code.ListingView;

/** Runs until the instruction of the chosen line is next. */
public final class RunToLineHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof ListingView listing) {
            listing.selectedAddress().ifPresent(address -> active().run(Messages.StepHandler_running,
                    (session, progress) -> session.runToLine(address, progress)));
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
