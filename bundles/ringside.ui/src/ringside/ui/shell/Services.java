package ringside.ui.shell;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;

import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Settings;
import ringside.ui.appearance.StyledFonts;
import ringside.ui.appearance.ThemeSwitch;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;
import ringside.ui.session.Player;

/** Makes the services of this bundle when they are asked for first, one of each for the whole workbench. */
public final class Services extends AbstractServiceFactory {

    @Override
    public Object create(@SuppressWarnings("rawtypes") Class type, IServiceLocator parent, IServiceLocator locator) {
        Class<?> wanted = type;
        Object above = parent.getService(wanted);
        return above != null ? above : make(wanted, PlatformUI.getWorkbench());
    }

    private static Object make(Class<?> type, IWorkbench workbench) {
        if (type == Settings.class) {
            return new Settings();
        }
        if (type == Notices.class) {
            return new Notices();
        }
        if (type == ActiveSession.class) {
            return new ActiveSession(Display.getCurrent());
        }
        if (type == Appearance.class) {
            return new Appearance(workbench.getThemeManager(), workbench.getService(Settings.class),
                    () -> StyledFonts.renew(workbench.getDisplay()));
        }
        if (type == ThemeSwitch.class) {
            return new ThemeSwitch(workbench.getService(IThemeEngine.class), workbench.getService(Settings.class));
        }
        if (type == Player.class) {
            return new Player(Display.getCurrent(), workbench.getService(ActiveSession.class),
                    workbench.getService(Settings.class), workbench.getService(Notices.class));
        }
        if (type == Documents.class) {
            return new Documents(workbench.getService(ActiveSession.class), workbench.getService(Settings.class));
        }
        return null;
    }
}
