package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;
import ringside.ui.session.Choice;
import ringside.ui.session.Documents;

/** Asks for a scenario of the library and opens it. */
public final class LibraryHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Documents documents = service(Documents.class);
        NameDialog dialog = new NameDialog(HandlerUtil.getActiveShell(event), new LabelProvider() {
            @Override
            public String getText(Object element) {
                return ((Choice) element).id() + "  " + ((Choice) element).title();
            }
        });
        dialog.setTitle(Messages.LibraryHandler_libraryTitle);
        dialog.setMessage(Messages.LibraryHandler_library);
        dialog.setElements(documents.libraryChoices().toArray());
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof Choice choice) {
            documents.openLibrary(choice.id());
        }
        return null;
    }
}
