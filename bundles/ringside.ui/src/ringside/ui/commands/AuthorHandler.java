package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.author.AuthorView;
import ringside.ui.session.Documents;

/** Opens a new scenario and the part in which it is written. */
public final class AuthorHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (service(Documents.class).openBlank()) {
            try {
                HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(AuthorView.ID);
            } catch (PartInitException failure) {
                throw new ExecutionException(failure.getMessage(), failure);
            }
        }
        return null;
    }
}
