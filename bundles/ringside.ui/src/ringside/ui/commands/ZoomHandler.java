package ringside.ui.commands;

import java.util.function.UnaryOperator;

import org.eclipse.core.commands.ExecutionEvent;

import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Zoom;

/** Makes everything larger or smaller. */
public final class ZoomHandler extends CommandFamily<ZoomHandler.Change> {

    /** The changes of the zoom. */
    enum Change {
        LARGER(Zoom::larger), SMALLER(Zoom::smaller), NORMAL(zoom -> Zoom.NORMAL);

        private final UnaryOperator<Zoom> to;

        Change(UnaryOperator<Zoom> to) {
            this.to = to;
        }
    }

    /** A handler whose change plugin.xml names. */
    public ZoomHandler() {
        super(Change.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Appearance appearance = service(Appearance.class);
        appearance.zoom(word().to.apply(appearance.zoom()));
        return null;
    }
}
