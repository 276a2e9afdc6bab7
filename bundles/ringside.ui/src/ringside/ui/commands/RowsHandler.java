package ringside.ui.commands;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;

/** Commands for the rows of the view that is active: copy, edit, turn over. */
public final class RowsHandler extends CommandFamily<RowsHandler.Action> {

    /** What can be done with rows. */
    enum Action {
        COPY(rows -> copy(rows.text())), MARKDOWN(rows -> copy(rows.markdown())), EDIT(Rows::edit), TOGGLE(
                Rows::toggle), MARKED(Rows::toMarked);

        private final Consumer<Rows> effect;

        Action(Consumer<Rows> effect) {
            this.effect = effect;
        }
    }

    /** A handler whose action plugin.xml names. */
    public RowsHandler() {
        super(Action.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Optional<Rows> rows = HandlerUtil.getActivePart(event) instanceof SessionView view ? view.rows()
                : Optional.empty();
        rows.ifPresent(word().effect);
        return null;
    }

    private static void copy(String text) {
        new ClipboardText().put(text);
    }
}
