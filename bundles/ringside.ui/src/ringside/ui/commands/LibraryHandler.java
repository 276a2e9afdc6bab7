package ringside.ui.commands;

import java.nio.file.Path;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.scenarios.ScenarioLibrary;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Settings;
import ringside.ui.lesson.LibraryDialog;
import ringside.ui.session.Documents;
import ringside.ui.session.RecentDocuments;

/** Asks for a scenario of the library, or one that was open lately, and opens it. */
public final class LibraryHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        LibraryDialog dialog = new LibraryDialog(HandlerUtil.getActiveShell(event), new RecentDocuments(service(
                Settings.class)).addresses(), service(Appearance.class));
        dialog.open();
        dialog.chosen().ifPresent(LibraryHandler::open);
        return null;
    }

    private static void open(String address) {
        Documents documents = service(Documents.class);
        if (ScenarioLibrary.ids().contains(address)) {
            documents.openLibrary(address);
        } else if (documents.mayLeave()) {
            documents.openPath(Path.of(address));
        }
    }
}
