package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.ui.session.Documents;

/** Opens the scenario anew as its file holds it. */
public final class ResetHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        service(Documents.class).reset();
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }
}
