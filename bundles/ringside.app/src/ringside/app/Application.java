package ringside.app;

import java.util.Locale;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

import ringside.ui.shell.DamageWatch;
import ringside.words.Language;

/** The window application: one workbench, on the display of the thread that starts it. */
public final class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        // The platform has its locale from osgi.nl, which the product sets to English unless somebody asks for another.
        System.setProperty(Language.PROPERTY, Locale.getDefault().getLanguage());
        InstanceArea area = new InstanceArea(Platform.getInstanceLocation());
        area.take();
        DamageWatch watch = new DamageWatch();
        watch.begin();
        Display display = PlatformUI.createDisplay();
        try {
            int code = PlatformUI.createAndRunWorkbench(display, new RingsideWorkbenchAdvisor(watch));
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
            area.release();
        }
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            Display display = workbench.getDisplay();
            display.syncExec(() -> {
                if (!display.isDisposed()) {
                    workbench.close();
                }
            });
        }
    }
}
