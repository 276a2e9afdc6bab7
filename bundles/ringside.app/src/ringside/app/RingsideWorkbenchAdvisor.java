package ringside.app;

import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Opens the window on the Explore perspective and keeps its layout from one start to the next. */
final class RingsideWorkbenchAdvisor extends WorkbenchAdvisor {

    private static final String EXPLORE = "ringside.ui.explore";

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new RingsideWindowAdvisor(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return EXPLORE;
    }
}
