package ringside.ui.head;

import java.util.function.Consumer;

import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.IMenuService;

import jakarta.annotation.PostConstruct;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.session.Documents;

/**
 * The top of the window: which scenario on which kernel, the buttons for stepping, and the verdict that is always
 * visible.
 */
public final class HeadBar {

    /** Where plugin.xml puts the buttons. */
    public static final String BUTTONS = "toolbar:ringside.ui.head";

    private static final int SCENARIO_CHARS = 56;
    private static final int PROFILE_CHARS = 48;

    private final Consumer<Change> hearing = this::heard;
    private final Runnable restyling = this::restyle;
    private MToolControl trim;
    private ActiveSession active;
    private Appearance appearance;
    private Documents documents;
    private Composite bar;
    private Chooser scenarios;
    private Chooser profiles;
    private VerdictSign sign;

    /** Builds the bar in the trim of the window. */
    @PostConstruct
    public void create(Composite parent, MToolControl self) {
        Trim.alone(self);
        trim = self;
        bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new HeadLayout());
        bar.getDisplay().asyncExec(this::fill);
    }

    private void fill() {
        if (bar.isDisposed() || !PlatformUI.isWorkbenchRunning()) {
            return;
        }
        Trim.alone(trim);
        IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
        active = window.getService(ActiveSession.class);
        appearance = window.getService(Appearance.class);
        documents = window.getService(Documents.class);
        scenarios = new Chooser(bar, Messages.HeadBar_scenario, documents.libraryChoices(), documents::openLibrary);
        profiles = new Chooser(bar, Messages.HeadBar_profile, documents.profileChoices(), documents::profile);
        ToolBarManager manager = new ToolBarManager(SWT.FLAT | SWT.HORIZONTAL);
        manager.createControl(bar);
        window.getService(IMenuService.class).populateContributionManager(manager, BUTTONS);
        manager.update(true);
        sign = new VerdictSign(bar, appearance);
        bar.addListener(SWT.Dispose, event -> {
            active.removeListener(hearing);
            appearance.removeListener(restyling);
            window.getService(IMenuService.class).releaseContributions(manager);
            manager.dispose();
        });
        active.addListener(hearing);
        appearance.addListener(restyling);
        restyle();
        heard(active.everything());
    }

    private void heard(Change change) {
        if (!bar.isDisposed() && active.session().isEmpty() && change.touches(What.OPENED)) {
            scenarios.clear();
            sign.clear();
        }
        if (bar.isDisposed() || active.session().isEmpty() || active.busy()) {
            return;
        }
        if (change.touches(What.OPENED, What.DOCUMENT, What.LISTING)) {
            scenarios.show(documents.title());
            profiles.choose(active.session().get().scenario().getKernel());
            bar.requestLayout();
        }
        if (change.touches(What.STATE)) {
            sign.show(active.session().get());
        }
    }

    private void restyle() {
        if (bar.isDisposed()) {
            return;
        }
        scenarios.style(appearance.font(Typeface.TEXT), SCENARIO_CHARS);
        profiles.style(appearance.font(Typeface.TEXT), PROFILE_CHARS);
        sign.restyle();
        bar.layout(true, true);
        bar.requestLayout();
    }
}
