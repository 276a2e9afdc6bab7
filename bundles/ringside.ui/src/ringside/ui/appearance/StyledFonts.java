package ringside.ui.appearance;

import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.eclipse.e4.ui.css.swt.dom.WidgetElement;
import org.eclipse.e4.ui.css.swt.resources.ResourceByDefinitionKey;
import org.eclipse.e4.ui.css.swt.resources.SWTResourcesRegistry;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * Lets the style sheets take up fonts that changed. The platform would style every control anew, which takes most of a
 * second; only tabs have their font from there, everything else is given its own.
 */
public final class StyledFonts {

    private StyledFonts() {
    }

    /** Forgets the fonts that the style sheets keep, and styles the tabs of all windows. */
    public static void renew(Display display) {
        CSSEngine engine = WidgetElement.getEngine(display);
        if (engine == null || !(engine.getResourcesRegistry() instanceof SWTResourcesRegistry registry)) {
            return;
        }
        Object[] old = registry.removeResourcesByKeyTypeAndType(ResourceByDefinitionKey.class, Font.class).toArray();
        for (Shell shell : display.getShells()) {
            style(shell, engine);
        }
        display.asyncExec(() -> dispose(old));
    }

    private static void style(Composite parent, CSSEngine engine) {
        if (parent instanceof CTabFolder tabs) {
            engine.applyStyles(tabs, false);
        }
        for (Control child : parent.getChildren()) {
            if (child instanceof Composite composite) {
                style(composite, engine);
            }
        }
    }

    private static void dispose(Object[] fonts) {
        for (Object each : fonts) {
            if (each instanceof Font font && !font.isDisposed()) {
                font.dispose();
            }
        }
    }
}
