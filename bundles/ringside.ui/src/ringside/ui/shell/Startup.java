package ringside.ui.shell;

import java.util.List;

import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;

import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Settings;
import ringside.ui.appearance.ThemeSwitch;
import ringside.ui.appearance.Zoom;
import ringside.ui.appearance.ZoomedIcons;
import ringside.ui.lesson.WelcomeView;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;

/** What runs once the window stands: theme, recovery offer, autosave, zoom by the wheel, the question at the end. */
public final class Startup implements IStartup {

    private static final int MILLIS = 1000;

    @Override
    public void earlyStartup() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        if (!display.isDisposed()) {
            display.asyncExec(() -> begin(workbench, display));
        }
    }

    private static void begin(IWorkbench workbench, Display display) {
        if (!PlatformUI.isWorkbenchRunning() || workbench.isClosing()) {
            return;
        }
        ThemeSwitch theme = workbench.getService(ThemeSwitch.class);
        theme.start();
        display.addListener(SWT.Settings, event -> theme.follow());
        Documents documents = workbench.getService(Documents.class);
        documents.ensureOpen();
        Ready.tell(display);
        Appearance appearance = workbench.getService(Appearance.class);
        ZoomedIcons.over(display, appearance);
        display.addFilter(SWT.MouseVerticalWheel, event -> wheel(event, appearance));
        workbench.addWorkbenchListener(closing(documents, workbench.getService(ActiveSession.class)));
        repeat(display, documents, workbench.getService(Settings.class));
        ActiveSession active = workbench.getService(ActiveSession.class);
        active.addListener(change -> namesOfEdits(workbench, change));
        for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
            active.addListener(change -> title(window, documents));
            title(window, documents);
            FileDrop.onto(window.getShell(), documents);
            TabOrder.over(window);
            WholeTabs.of(window);
        }
        welcome(workbench);
        documents.windowStands();
        documents.offerRecovery();
        notices(workbench);
    }

    /** Who asks for a scenario at the start knows where to go. */
    private static void welcome(IWorkbench workbench) {
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        if (window != null && System.getProperty(Documents.ASKED) == null && workbench.getService(Settings.class)
                .welcome()) {
            try {
                window.getActivePage().showView(WelcomeView.ID);
            } catch (PartInitException failure) {
                workbench.getService(Notices.class).refuse(failure.getMessage());
            }
        }
    }

    /** A damaged setting or layout costs nothing but itself; that it was damaged is said. */
    private static void notices(IWorkbench workbench) {
        Notices notices = workbench.getService(Notices.class);
        List<String> broken = workbench.getService(Settings.class).repair();
        if (!broken.isEmpty()) {
            notices.sayLater(NLS.bind(Messages.Startup_settings, String.join(", ", broken)));
        }
        notices.windowStands();
    }

    private static void namesOfEdits(IWorkbench workbench, Change change) {
        if (change.touches(What.OPENED, What.DOCUMENT)) {
            ICommandService commands = workbench.getService(ICommandService.class);
            commands.refreshElements(IWorkbenchCommandConstants.EDIT_UNDO, null);
            commands.refreshElements(IWorkbenchCommandConstants.EDIT_REDO, null);
        }
    }

    private static void title(IWorkbenchWindow window, Documents documents) {
        String wanted = NLS.bind(Messages.Startup_title, (documents.unsaved() ? "*" : "") + documents.title());
        MWindow model = window.getService(MWindow.class);
        if (model != null && !wanted.equals(model.getLabel())) {
            model.setLabel(wanted);
        }
    }

    private static void repeat(Display display, Documents documents, Settings settings) {
        display.timerExec(settings.autosaveSeconds() * MILLIS, () -> {
            documents.autosave();
            repeat(display, documents, settings);
        });
    }

    private static void wheel(Event event, Appearance appearance) {
        if ((event.stateMask & SWT.MOD1) != 0 && event.count != 0) {
            event.doit = false;
            Zoom now = appearance.zoom();
            appearance.zoom(event.count > 0 ? now.larger() : now.smaller());
        }
    }

    private static IWorkbenchListener closing(Documents documents, ActiveSession active) {
        return new IWorkbenchListener() {
            @Override
            public boolean preShutdown(IWorkbench workbench, boolean forced) {
                active.cancel();
                return forced || documents.mayClose();
            }

            @Override
            public void postShutdown(IWorkbench workbench) {
                active.dispose();
            }
        };
    }
}
