package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.code.ProgramView;

/** Makes the text of the Program part the program of the scenario. */
public final class ApplyHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof ProgramView program) {
            program.apply();
        }
        return null;
    }
}
