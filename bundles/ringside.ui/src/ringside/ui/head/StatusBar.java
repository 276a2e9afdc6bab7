package ringside.ui.head;

import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import jakarta.annotation.PostConstruct;
import ringside.model.State;
import ringside.stepper.Session;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Styling;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change.What;
import ringside.ui.session.Change;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices.Notice;
import ringside.ui.session.Notices;

/** The bottom of the window: where we are, what was just said or refused, how far a run is, and the zoom. */
public final class StatusBar {

    private static final int MARGIN = 8;
    private static final String MORE = "\u2026";
    private static final String NEXT = " \u203a ";

    private final Consumer<Change> hearing = this::heard;
    private final Consumer<Notice> noticing = this::noticed;
    private final Runnable restyling = this::restyle;
    private MToolControl trim;
    private ActiveSession active;
    private Appearance appearance;
    private Documents documents;
    private Notices notices;
    private Composite bar;
    private Label place;
    private Label notice;
    private Label zoom;
    private Notice shown;

    /** Builds the bar in the trim of the window. */
    @PostConstruct
    public void create(Composite parent, MToolControl self) {
        Trim.alone(self);
        trim = self;
        bar = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(3, false);
        layout.marginHeight = 2;
        layout.marginBottom = 3;
        layout.marginWidth = MARGIN;
        layout.horizontalSpacing = 2 * MARGIN;
        bar.setLayout(layout);
        place = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(1, SWT.DEFAULT)
                .applyTo(place);
        notice = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(1, SWT.DEFAULT)
                .applyTo(notice);
        place.addListener(SWT.Resize, event -> again(place));
        notice.addListener(SWT.Resize, event -> again(notice));
        zoom = new Label(bar, SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(zoom);
        for (Label label : new Label[] {place, notice, zoom}) {
            Styling.own(label);
        }
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
        notices = window.getService(Notices.class);
        active.addListener(hearing);
        notices.addListener(noticing);
        appearance.addListener(restyling);
        bar.addListener(SWT.Dispose, event -> {
            active.removeListener(hearing);
            notices.removeListener(noticing);
            appearance.removeListener(restyling);
        });
        restyle();
        heard(active.everything());
    }

    private void heard(Change change) {
        if (bar.isDisposed()) {
            return;
        }
        if (active.session().isEmpty()) {
            say(place, Messages.SessionView_empty);
        } else if (active.busy()) {
            say(notice, NLS.bind(Messages.StatusBar_running, active.progress().orElse(0)));
            shown = null;
        } else if (change.touches(What.STATE, What.DOCUMENT, What.BUSY)) {
            say(place, where(active.session().get()));
            if (change.touches(What.STATE)) {
                noticed(new Notice(active.remark(), false));
            }
        }
    }

    /** Words for which there is no room end in dots; the tooltip has them whole. */
    private static void say(Label label, String words) {
        label.setData(words);
        String shown = fitting(label, words);
        if (!shown.equals(label.getText())) {
            label.setText(shown);
        }
        String tip = shown.equals(words) || words.isEmpty() ? null : words;
        if (!Objects.equals(tip, label.getToolTipText())) {
            label.setToolTipText(tip);
        }
    }

    private static void again(Label label) {
        if (label.getData() instanceof String words) {
            say(label, words);
        }
    }

    private static String fitting(Label label, String words) {
        int room = label.getSize().x;
        GC gc = new GC(label);
        try {
            gc.setFont(label.getFont());
            String shown = words;
            while (room > 0 && shown.length() > 1 && gc.textExtent(shown).x > room) {
                shown = shown.substring(0, shown.length() - 2) + MORE;
            }
            return shown;
        } finally {
            gc.dispose();
        }
    }

    private String where(Session session) {
        State state = session.state();
        String verdict = state.getVerdict() == null ? "" : " \u00b7 " + state.getVerdict().getSign();
        String unsaved = documents.unsaved() ? "* " : "";
        String step = NLS.bind(Messages.Timeline_stepOf, session.step(), session.length());
        String phase = PhaseNames.title(state.getPhase().getLiteral());
        return unsaved + documents.title() + NEXT + phase + NEXT + step + verdict;
    }

    private void noticed(Notice said) {
        if (said.equals(shown)) {
            return;
        }
        shown = said;
        say(notice, (said.refusal() ? "\u2717 " : "") + said.text().replace("&", "&&").replace('\n', ' '));
        notice.setBackground(said.refusal() ? appearance.color(Tone.REFUSED_BACK) : null);
        notice.setForeground(appearance.color(Tone.INK));
    }

    private void restyle() {
        if (bar.isDisposed()) {
            return;
        }
        for (Label label : new Label[] {place, notice, zoom}) {
            label.setFont(appearance.font(Typeface.TEXT));
            label.setForeground(appearance.color(Tone.INK));
        }
        zoom.setText(NLS.bind(Messages.StatusBar_zoom, appearance.zoom().percent()));
        zoom.setToolTipText(Messages.StatusBar_zoomTip);
        bar.requestLayout();
    }
}
