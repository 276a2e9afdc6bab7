package ringside.app;

import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

import ringside.ui.shell.DamageWatch;

/** Opens the window on the Explore perspective and keeps its layout from one start to the next. */
final class RingsideWorkbenchAdvisor extends WorkbenchAdvisor {

    private static final String OURS = "ringside.";
    private static final String EXPLORE = "ringside.ui.explore";

    private final DamageWatch watch;

    RingsideWorkbenchAdvisor(DamageWatch watch) {
        this.watch = watch;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new RingsideWindowAdvisor(configurer);
    }

    /** What can be set stands on one page: those of the platform's own parts are not ours to offer. */
    @Override
    public void postStartup() {
        watch.end(PlatformUI.getWorkbench());
        PreferenceManager pages = PlatformUI.getWorkbench().getPreferenceManager();
        for (IPreferenceNode page : pages.getRootSubNodes()) {
            if (!page.getId().startsWith(OURS)) {
                pages.remove(page);
            }
        }
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return EXPLORE;
    }
}
