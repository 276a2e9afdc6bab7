package ringside.ui.head;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;

/** The edges of the window, where bars stand. */
final class Trim {

    private Trim() {
    }

    /** Gives a bar its whole edge: what the platform puts beside it is not shown. */
    static void alone(MToolControl bar) {
        MElementContainer<MUIElement> edge = bar.getParent();
        for (MUIElement other : edge.getChildren()) {
            if (other != bar) {
                other.setVisible(false);
            }
        }
    }
}
