package ringside.ui.views;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * Gives a part that stands between others as much height as its words need, whatever the zoom. The reader may still
 * drag its edge: only a change of the need counts.
 */
public final class FittedHeight {

    private static final int WHOLE = 10_000;
    private static final int MOST = 60;
    private static final int LEAST = 10;
    /** What the edges of parts take, in pixels. */
    private static final int EDGE = 12;
    /** Until neighbours that grew at the same time have their place. */
    private static final int SETTLED_MILLIS = 50;
    private static final int PERCENT = 100;
    /** What rounding makes of the same weight. */
    private static final int ROUNDED = 2;
    private static final String FITTED = "ringside.ui.fitted";

    private final IWorkbenchPartSite site;
    private final Runnable applying = this::apply;
    private int wanted;
    private Composite followed;

    /** Works on the part of this site. */
    public FittedHeight(IWorkbenchPartSite site) {
        this.site = site;
    }

    /** Asks for a height in pixels; the rest is shared by the neighbours as before. */
    public void fit(int height) {
        if (height + EDGE != wanted) {
            wanted = height + EDGE;
            apply();
            soon(site.getShell().getDisplay());
        }
    }

    /** Soon, and again when the neighbours have their place. */
    private void soon(Display display) {
        display.asyncExec(applying);
        display.timerExec(SETTLED_MILLIS, applying);
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
            control.addListener(SWT.Resize, event -> soon(control.getDisplay()));
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

    /**
     * Neighbours that are as high as they need stay so; the others share the rest as before. The platform lays
     * everything out for each weight that is set: so they are set in one go, and only those that are others now.
     */
    private void share(MUIElement mine, int room) {
        mine.getTransientData().put(FITTED, Boolean.TRUE);
        Map<MUIElement, Long> wished = new LinkedHashMap<>();
        wished.put(mine, Math.min((long) WHOLE * wanted / room, WHOLE * MOST / PERCENT));
        long fitted = 0;
        long free = 0;
        for (MUIElement child : mine.getParent().getChildren()) {
            if (child.isToBeRendered()) {
                fitted += isFitted(child) ? wished.getOrDefault(child, weight(child)) : 0;
                free += isFitted(child) ? 0 : weight(child);
            }
        }
        long rest = Math.max(WHOLE * LEAST / PERCENT, WHOLE - fitted);
        for (MUIElement child : mine.getParent().getChildren()) {
            if (child.isToBeRendered() && !isFitted(child)) {
                wished.put(child, Math.max(1, rest * weight(child) / free));
            }
        }
        wished.entrySet().removeIf(each -> Math.abs(each.getValue() - weight(each.getKey())) <= ROUNDED);
        Composite control = control(mine.getParent());
        if (control != null && !wished.isEmpty()) {
            control.setLayoutDeferred(true);
            wished.forEach((child, weight) -> child.setContainerData(Long.toString(weight)));
            control.layout(true, false);
            control.setLayoutDeferred(false);
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
