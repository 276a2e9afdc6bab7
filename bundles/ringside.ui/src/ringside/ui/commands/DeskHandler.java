package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.Messages;
import ringside.ui.session.Choice;
import ringside.ui.session.Documents;

/** Opens and saves scenarios. */
public final class DeskHandler extends CommandFamily {

    @Override
    public Object execute(ExecutionEvent event) {
        Documents desk = service(Documents.class);
        switch (word()) {
            case "open" -> desk.openFile();
            case "save" -> desk.save();
            case "saveAs" -> desk.saveAs();
            case "library" -> library(event, desk);
            default -> throw unknown();
        }
        return null;
    }

    private static void library(ExecutionEvent event, Documents desk) {
        NameDialog dialog = new NameDialog(HandlerUtil.getActiveShell(event),
                new LabelProvider() {
            @Override
            public String getText(Object element) {
                return ((Choice) element).id() + "  " + ((Choice) element).title();
            }
        });
        dialog.setTitle(Messages.DeskHandler_libraryTitle);
        dialog.setMessage(Messages.DeskHandler_library);
        dialog.setElements(desk.libraryChoices().toArray());
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof Choice choice) {
            desk.openLibrary(choice.id());
        }
    }
}
