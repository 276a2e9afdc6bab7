package ringside.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

import ringside.ui.session.ActiveSession;

/** A handler for a family of commands; the word behind the colon in plugin.xml tells which one it is. */
abstract class CommandFamily extends AbstractHandler implements IExecutableExtension {

    private String word = "";

    @Override
    public final void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
        word = String.valueOf(data);
    }

    /** Returns which command of the family this is. */
    protected final String word() {
        return word;
    }

    /** Returns the open scenario. */
    protected static ActiveSession active() {
        return service(ActiveSession.class);
    }

    /** Returns a service of the workbench. */
    protected static <T> T service(Class<T> type) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        return workbench.getService(type);
    }

    /** Returns that the word of plugin.xml is none of this family. */
    protected final IllegalStateException unknown() {
        return new IllegalStateException(getClass().getSimpleName() + ":" + word);
    }
}
