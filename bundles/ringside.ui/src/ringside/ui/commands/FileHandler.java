package ringside.ui.commands;

import java.util.function.Consumer;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.ui.Messages;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;

/** Opens and saves scenario files. */
public final class FileHandler extends CommandFamily<FileHandler.Action> {

    /** What can be done with a file. */
    enum Action {
        OPEN(Documents::openFile), SAVE(Documents::save), SAVE_AS(Documents::saveAs), REVERT(Documents::reset),
        CLOSE(Documents::close), LINK(FileHandler::copyLink);

        private final Consumer<Documents> effect;

        Action(Consumer<Documents> effect) {
            this.effect = effect;
        }
    }

    /** A handler whose action plugin.xml names. */
    public FileHandler() {
        super(Action.class);
    }

    private static void copyLink(Documents documents) {
        new ClipboardText().put(documents.link());
        service(Notices.class).say(Messages.Documents_linkCopied);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        word().effect.accept(service(Documents.class));
        return null;
    }
}
