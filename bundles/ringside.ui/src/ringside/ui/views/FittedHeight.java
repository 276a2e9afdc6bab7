package ringside.ui.views;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * Gives a part that stands between others as much height as its words need, whatever the zoom. The reader may still
 * drag its edge: only a change of the need counts.
 */
public final class FittedHeight {

    private static final int WHOLE = 10_000;
    private static final int MOST = 60;
    private static final int LEAST = 10;
    /** Until neighbours that grew at the same time have their place. */
    private static final int SETTLED_MILLIS = 50;
    private static final int PERCENT = 100;
    private static final String FITTED = "ringside.ui.fitted";

    private final IWorkbenchPartSite site;
    private int wanted;
    private Composite followed;

    /** Works on the part of this site. */
    public FittedHeight(IWorkbenchPartSite site) {
        this.site = site;
    }

    /** Asks for a height in pixels; the rest is shared by the neighbours as before. */
    public void fit(int height) {
        if (height != wanted) {
            wanted = height;
            site.getShell().getDisplay().asyncExec(this::apply);
            site.getShell().getDisplay().timerExec(SETTLED_MILLIS, this::apply);
        }
    }

    private void apply() {
        MUIElement part = site.getService(MPart.class);
        if (part == null || wanted == 0) {
            return;
        }
        MUIElement element = part.getCurSharedRef() != null ? part.getCurSharedRef() : part;
        while (element.getParent() != null && alone(element.getParent())) {
            MUIElement parent = element.getParent();
            element = parent;
        }
        if (element.getParent() == null || !vertical(element.getParent())) {
            return;
        }
        int room = room(element.getParent());
        if (room > 0) {
            follow(element.getParent());
            share(element, room);
        }
    }

    /** A container inside another one has no control of its own, only a place. */
    private static int room(MUIElement container) {
        Object widget = container.getWidget();
        return widget instanceof Composite composite && !composite.isDisposed() ? composite.getClientArea().height
                : widget instanceof Rectangle place ? place.height : 0;
    }

    /** The need is one in pixels: it stays as it is when the window grows, or what stands above. */
    private void follow(MUIElement container) {
        Composite control = control(container);
        if (control != null && followed != control) {
            followed = control;
            control.addListener(SWT.Resize, event -> control.getDisplay().asyncExec(this::apply));
        }
    }

    private static Composite control(MUIElement container) {
        MUIElement element = container;
        while (element != null && !(element.getWidget() instanceof Composite)) {
            MUIElement parent = element.getParent();
            element = parent;
        }
        return element == null ? null : (Composite) element.getWidget();
    }

    /** A stack in which the part stands by itself is as high as the part. */
    private static boolean alone(MElementContainer<?> container) {
        return (Object) container instanceof MPartStack stack
                && stack.getChildren().stream().filter(MUIElement::isToBeRendered).count() == 1;
    }

    private static boolean vertical(MElementContainer<?> container) {
        return (Object) container instanceof MPartSashContainer sash && !sash.isHorizontal();
    }

    /** Neighbours that are as high as they need stay so; the others share the rest as before. */
    private void share(MUIElement mine, int room) {
        mine.getTransientData().put(FITTED, Boolean.TRUE);
        mine.setContainerData(Long.toString(Math.min((long) WHOLE * wanted / room, WHOLE * MOST / PERCENT)));
        long fitted = 0;
        long free = 0;
        for (MUIElement child : mine.getParent().getChildren()) {
            if (child.isToBeRendered()) {
                fitted += isFitted(child) ? weight(child) : 0;
                free += isFitted(child) ? 0 : weight(child);
            }
        }
        long rest = Math.max(WHOLE * LEAST / PERCENT, WHOLE - fitted);
        for (MUIElement child : mine.getParent().getChildren()) {
            if (child.isToBeRendered() && !isFitted(child)) {
                child.setContainerData(Long.toString(Math.max(1, rest * weight(child) / free)));
            }
        }
        Composite control = control(mine.getParent());
        if (control != null) {
            control.layout(true, false);
        }
    }

    private static boolean isFitted(MUIElement element) {
        return element.getTransientData().containsKey(FITTED);
    }

    private static long weight(MUIElement element) {
        try {
            return Math.max(1, Long.parseLong(element.getContainerData()));
        } catch (NumberFormatException none) {
            return WHOLE / 2;
        }
    }
}
