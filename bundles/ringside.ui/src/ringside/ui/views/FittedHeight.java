package ringside.ui.views;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * Gives a part that stands between others as much height as its words need, whatever the zoom. The reader may still
 * drag its edge: only a change of the need counts.
 */
public final class FittedHeight {

    private static final int WHOLE = 10_000;
    private static final int MOST = 45;
    private static final int PERCENT = 100;

    private final IWorkbenchPartSite site;
    private int wanted;

    /** Works on the part of this site. */
    public FittedHeight(IWorkbenchPartSite site) {
        this.site = site;
    }

    /** Asks for a height in pixels; the rest is shared by the neighbours as before. */
    public void fit(int height) {
        if (height != wanted) {
            wanted = height;
            site.getShell().getDisplay().asyncExec(this::apply);
        }
    }

    private void apply() {
        MUIElement part = site.getService(MPart.class);
        if (part == null) {
            return;
        }
        MUIElement element = part.getCurSharedRef() != null ? part.getCurSharedRef() : part;
        while (element.getParent() != null && !vertical(element.getParent())) {
            MUIElement parent = element.getParent();
            element = parent;
        }
        if (element.getParent() != null && element.getParent().getWidget() instanceof Composite room
                && !room.isDisposed() && room.getClientArea().height > 0) {
            share(element, room.getClientArea().height);
        }
    }

    private static boolean vertical(MElementContainer<?> container) {
        return (Object) container instanceof MPartSashContainer sash && !sash.isHorizontal();
    }

    private void share(MUIElement mine, int room) {
        int part = (int) Math.min((long) WHOLE * wanted / room, WHOLE * MOST / PERCENT);
        long others = 0;
        for (MUIElement child : mine.getParent().getChildren()) {
            others += child != mine && child.isToBeRendered() ? weight(child) : 0;
        }
        for (MUIElement child : mine.getParent().getChildren()) {
            if (child == mine) {
                child.setContainerData(Integer.toString(part));
            } else if (child.isToBeRendered() && others > 0) {
                child.setContainerData(Long.toString((WHOLE - part) * weight(child) / others));
            }
        }
        if (mine.getParent().getWidget() instanceof Composite composite) {
            composite.layout(true, true);
        }
    }

    private static long weight(MUIElement element) {
        try {
            return Math.max(1, Long.parseLong(element.getContainerData()));
        } catch (NumberFormatException none) {
            return WHOLE / 2;
        }
    }
}
