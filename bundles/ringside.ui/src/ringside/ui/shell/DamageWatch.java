package ringside.ui.shell;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IWorkbench;

import ringside.ui.Messages;
import ringside.ui.session.Notices;

/**
 * Hears whether the layout and the settings that were kept could be read. The platform opens the window with the usual
 * ones where it could not, and tells that to its log only.
 */
public final class DamageWatch {

    private static final String LAYOUT = "workbench.xmi";
    private static final String SETTINGS = "ringside.ui.prefs";

    private final ILogListener listener = this::logged;
    private volatile boolean layout;
    private volatile boolean settings;

    /** Starts to listen; to be called before the window opens. */
    public void begin() {
        Platform.addLogListener(listener);
    }

    /** Stops to listen, and says on screen what was heard. */
    public void end(IWorkbench workbench) {
        Platform.removeLogListener(listener);
        Notices notices = workbench.getService(Notices.class);
        if (layout) {
            notices.sayLater(Messages.Startup_layout);
        }
        if (settings) {
            notices.sayLater(Messages.Startup_unreadable);
        }
    }

    private void logged(IStatus status, String plugin) {
        layout |= status.getSeverity() == IStatus.ERROR && status.getMessage().contains(LAYOUT);
        settings |= status.getSeverity() == IStatus.ERROR && status.getMessage().contains(SETTINGS);
    }
}
