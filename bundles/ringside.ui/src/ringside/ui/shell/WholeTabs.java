package ringside.ui.shell;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;

import ringside.ui.appearance.Appearance;

/** The titles of parts are never cut: those for which there is no room are in the list at the end of the tabs. */
final class WholeTabs {

    private static final int CHARS = 40;

    private WholeTabs() {
    }

    /** Keeps the tabs of a window whole, also those of another perspective, and when the platform forgets it with a theme. */
    static void of(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        whole(shell);
        window.getService(Appearance.class).addListener(() -> later(shell));
        window.addPerspectiveListener(new PerspectiveAdapter() {
            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                later(shell);
            }

            @Override
            public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
                if (IWorkbenchPage.CHANGE_RESET_COMPLETE.equals(change)) {
                    perspectiveActivated(page, perspective);
                }
            }
        });
    }

    private static void later(Shell shell) {
        if (!shell.isDisposed()) {
            shell.getDisplay().asyncExec(() -> whole(shell));
        }
    }

    private static void whole(Composite parent) {
        if (parent.isDisposed()) {
            return;
        }
        for (Control child : parent.getChildren()) {
            if (child instanceof CTabFolder tabs && tabs.getMinimumCharacters() != CHARS) {
                tabs.setMinimumCharacters(CHARS);
            }
            if (child instanceof Composite composite) {
                whole(composite);
            }
        }
    }
}
