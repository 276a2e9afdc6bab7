package ringside.ui.commands;

import java.util.function.Consumer;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.ui.session.Documents;

/** Opens and saves scenario files. */
public final class FileHandler extends CommandFamily<FileHandler.Action> {

    /** What can be done with a file. */
    enum Action {
        OPEN(Documents::openFile), SAVE(Documents::save), SAVE_AS(Documents::saveAs), REVERT(Documents::reset),
        CLOSE(Documents::close), LINK(documents -> new ClipboardText().put(documents.link()));

        private final Consumer<Documents> effect;

        Action(Consumer<Documents> effect) {
            this.effect = effect;
        }
    }

    /** A handler whose action plugin.xml names. */
    public FileHandler() {
        super(Action.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        word().effect.accept(service(Documents.class));
        return null;
    }
}
