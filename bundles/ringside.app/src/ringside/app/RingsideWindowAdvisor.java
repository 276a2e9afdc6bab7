package ringside.app;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

import ringside.ui.shell.ExplorePerspective;

/**
 * One window with a menu bar, a tool bar and a status line; no editors, so no perspective bar until
 * somebody asks for one. The first time it fills a monitor that has room; after that it opens as it was left.
 */
final class RingsideWindowAdvisor extends WorkbenchWindowAdvisor {

    private static final String BUNDLE = "ringside.app";
    private static final String OPENED = "window.opened";
    private static final Point INITIAL_SIZE = new Point(1280, 800);

    RingsideWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new RingsideMenus(configurer);
    }

    @Override
    public void postWindowCreate() {
        IEclipsePreferences memory = InstanceScope.INSTANCE.getNode(BUNDLE);
        if (!memory.getBoolean(OPENED, false)) {
            memory.putBoolean(OPENED, true);
            getWindowConfigurer().getWindow().getShell().setMaximized(ExplorePerspective.large());
        }
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(INITIAL_SIZE);
        window.setTitle("Ringside");
        window.setShowMenuBar(true);
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowProgressIndicator(false);
        window.setShowPerspectiveBar(false);
    }
}
