package ringside.ui.lesson;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;

import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Settings;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;
import ringside.ui.views.SentenceView;
import ringside.ui.views.SessionView;

/** Three doors at the first start, one key each. A door or Esc closes it. */
public final class WelcomeView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.welcome";

    /** A call that returns by SYSRET after all six checks, and the first of them. */
    private static final String CALL = "s01-plain-getpid";
    private static final String KERNEL = "v6.8";
    private static final String FIRST_CHECK = "check:RCX_RIP";
    private static final int MARGIN = 16;
    private static final int SPACE = 4;
    private static final int BETWEEN = 14;

    private final List<Button> doors = new ArrayList<>();
    private final List<Runnable> ways = new ArrayList<>();
    private final List<Label> words = new ArrayList<>();
    /** What the ways behind the doors need: they are gone when the view is gone. */
    private IWorkbenchPage page;
    private Documents documents;
    private Notices notices;
    private Settings settings;
    private Label title;
    private Button again;

    @Override
    protected void createContent(Composite parent) {
        page = getSite().getPage();
        documents = getSite().getService(Documents.class);
        notices = getSite().getService(Notices.class);
        settings = getSite().getService(Settings.class);
        Composite content = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = MARGIN;
        layout.marginHeight = MARGIN;
        layout.verticalSpacing = SPACE;
        content.setLayout(layout);
        content.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        title = label(content, Messages.Welcome_title);
        door(content, Messages.Welcome_watch, Messages.Welcome_watchWords, this::watch);
        door(content, Messages.Welcome_break, Messages.Welcome_breakWords, this::breakOne);
        door(content, Messages.Welcome_paste, Messages.Welcome_pasteWords, this::paste);
        again = new Button(content, SWT.CHECK);
        again.setText(Messages.Welcome_again);
        again.setSelection(settings.welcomeAgain());
        again.addListener(SWT.Selection, event -> settings.welcomeAgain(again.getSelection()));
        again.addListener(SWT.KeyDown, this::key);
        again.setLayoutData(below());
        words.add(label(content, Messages.Welcome_leave));
    }

    private static Label label(Composite content, String text) {
        Label label = new Label(content, SWT.WRAP);
        label.setText(text);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return label;
    }

    private static GridData below() {
        GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
        place.verticalIndent = BETWEEN;
        return place;
    }

    private void door(Composite content, String name, String what, Runnable behind) {
        Button door = new Button(content, SWT.PUSH | SWT.LEFT);
        door.setText(NLS.bind(Messages.Welcome_door, doors.size() + 1, name));
        door.addListener(SWT.Selection, event -> go(behind));
        door.addListener(SWT.KeyDown, this::key);
        door.setLayoutData(below());
        Named.as(door.getText() + ": " + what, door);
        doors.add(door);
        ways.add(behind);
        words.add(label(content, what));
    }

    private void key(Event event) {
        int door = event.character - '1';
        if (event.keyCode == SWT.ESC) {
            leave();
        } else if (door >= 0 && door < ways.size()) {
            go(ways.get(door));
        }
    }

    private void go(Runnable behind) {
        leave();
        behind.run();
    }

    private void leave() {
        settings.welcomed();
        page.hideView(this);
    }

    /** One call from its first step, the lesson beside it. */
    private void watch() {
        open();
        show(IWorkbenchPage.VIEW_ACTIVATE, SentenceView.ID);
    }

    /** The same call where its first check comes next; what turns the return over has the keyboard. */
    private void breakOne() {
        open();
        new LessonDesk(active(), documents, notices).follow(FIRST_CHECK);
        show(IWorkbenchPage.VIEW_ACTIVATE, SentenceView.ID);
        if (page.findView(SentenceView.ID) instanceof SentenceView sentence) {
            sentence.focusOffer();
        }
    }

    private void open() {
        documents.openLibrary(CALL);
        documents.profile(KERNEL);
        show(IWorkbenchPage.VIEW_VISIBLE, LessonView.ID);
    }

    private void paste() {
        show(IWorkbenchPage.VIEW_ACTIVATE, SentenceView.ID);
        try {
            page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand(
                    IWorkbenchCommandConstants.EDIT_PASTE, null);
        } catch (CommandException failure) {
            ILog.of(WelcomeView.class).error(Messages.Welcome_paste, failure);
        }
    }

    private void show(int how, String id) {
        try {
            page.showView(id, null, how);
        } catch (PartInitException failure) {
            notices.refuse(failure.getMessage());
        }
    }

    @Override
    protected void show(Session session, Change change) {
        // The doors are the same whatever is open.
    }

    @Override
    protected void restyle() {
        title.setFont(appearance().font(Typeface.TITLE));
        title.setForeground(appearance().color(Tone.INK));
        doors.forEach(door -> door.setFont(appearance().font(Typeface.SENTENCE)));
        words.forEach(label -> label.setFont(appearance().font(Typeface.TEXT)));
        again.setFont(appearance().font(Typeface.TEXT));
    }

    @Override
    protected Control focusControl() {
        return doors.get(0);
    }
}
