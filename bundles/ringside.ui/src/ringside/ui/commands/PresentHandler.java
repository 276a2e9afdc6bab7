package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.appearance.Appearance;
import ringside.ui.present.Presentation;

/** Shows the open scenario as slides. */
public final class PresentHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Presentation.begin(HandlerUtil.getActiveShell(event), active(), service(Appearance.class));
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
