package ringside.ui.views;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.appearance.Filling;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.FocusRing;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;
import ringside.ui.table.RowTable;

/**
 * A view of the open scenario: shows it after each change, or says what to do while there is none. Behind another view it
 * waits until it is seen.
 */
public abstract class SessionView extends ViewPart {

    private static final int MARGIN = 12;

    private final Consumer<Change> hearing = this::heard;
    private final Runnable restyling = this::restyled;
    private final IPartListener2 seeing = new IPartListener2() {
        @Override
        public void partVisible(IWorkbenchPartReference part) {
            if (stale && part.getPart(false) == SessionView.this) {
                stale = false;
                heard(active.everything());
            }
        }
    };
    private boolean stale;
    private ActiveSession active;
    private Appearance appearance;
    private KeyScope keys;
    private Composite stack;
    private Composite content;
    private Composite blank;
    private Label empty;

    /** Builds what the view shows while a scenario is open. */
    protected abstract void createContent(Composite parent);

    /** Shows the session; called when something changed and nothing long is running. */
    protected abstract void show(Session session, Change change);

    /** Returns whether Home and End go to the first and last row of a table here, and not to the first and last step. */
    protected boolean rowsHaveEnds() {
        return true;
    }

    /** Returns the control that takes the keyboard. */
    protected abstract Control focusControl();

    /** Called after zoom or theme changed; tables take care of themselves. */
    protected void restyle() {
    }

    /** Returns the table that the commands for rows work on, if this view has one. */
    public Optional<Rows> rows() {
        return Optional.empty();
    }

    @Override
    public final void createPartControl(Composite parent) {
        active = getSite().getService(ActiveSession.class);
        appearance = getSite().getService(Appearance.class);
        keys = new KeyScope(getSite());
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        blank = emptyPage();
        content = new Composite(stack, SWT.NONE);
        content.setLayout(plainGrid());
        createContent(content);
        restyled();
        PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, helpContext());
        getSite().getService(Documents.class).ensureOpen();
        active.addListener(hearing);
        appearance.addListener(restyling);
        getSite().getPage().addPartListener(seeing);
        heard(active.everything());
    }

    /** What F1 tells has the name that this view has in {@code plugin.xml}. */
    private String helpContext() {
        String id = getSite().getId();
        return "ringside.help." + id.substring(id.lastIndexOf('.') + 1);
    }

    @Override
    public final void setFocus() {
        Control wanted = active.session().isPresent() ? focusControl() : stack;
        wanted.setFocus();
        wanted.getDisplay().asyncExec(() -> again(wanted));
    }

    /** A control that was just brought to the front may refuse the keyboard until it has its place. */
    private void again(Control wanted) {
        if (!wanted.isDisposed() && wanted.getDisplay().getFocusControl() == null
                && getSite().getPage().getActivePart() == this) {
            wanted.setFocus();
        }
    }

    @Override
    public void dispose() {
        if (active != null) {
            active.removeListener(hearing);
            appearance.removeListener(restyling);
            getSite().getPage().removePartListener(seeing);
        }
        super.dispose();
    }

    /** Returns the open scenario. */
    public final ActiveSession active() {
        return active;
    }

    /** Returns fonts and colours. */
    protected final Appearance appearance() {
        return appearance;
    }

    /** Returns where the keys of this view are switched on and off. */
    protected final KeyScope keys() {
        return keys;
    }

    /** Lets a table fill the room, follow the selection and have the menu of this view. */
    protected final <R> void adopt(RowTable<R> table) {
        Named.as(getTitle(), table.control());
        adopt(table.control());
    }

    /** Lets what has rows fill the room, have the keys for rows and the menu of this view. */
    protected final void adopt(Control rows) {
        rows.setLayoutData(Filling.room());
        keys.follow(rows, rowsHaveEnds());
        MenuManager manager = new MenuManager();
        Menu menu = manager.createContextMenu(rows);
        rows.setMenu(menu);
        getSite().registerContextMenu(manager, getSite().getSelectionProvider());
    }

    /** Makes a line of words that stands out as much as the rows of a table; to be styled by {@link #ink}. */
    protected static Label line(Composite parent, int margin) {
        Label label = new Label(parent, SWT.WRAP);
        Styling.own(label);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.horizontalIndent = margin;
        label.setLayoutData(data);
        label.addListener(SWT.Resize, event -> roomFor(label));
        return label;
    }

    /**
     * Gives words their font, the colour of ink and room for some lines, so that nothing moves when the words
     * change.
     */
    protected final void ink(Label label, Typeface typeface, int lines) {
        label.setFont(appearance.font(typeface));
        label.setForeground(appearance.color(Tone.INK));
        GC gc = new GC(label);
        try {
            gc.setFont(label.getFont());
            label.setData(lines * gc.getFontMetrics().getHeight());
            ((GridData) label.getLayoutData()).heightHint = (Integer) label.getData();
        } finally {
            gc.dispose();
        }
    }

    /** Where the part is so narrow that the words need more lines than usual, they get them. */
    private static void roomFor(Label label) {
        GridData place = (GridData) label.getLayoutData();
        if (label.getData() instanceof Integer usual) {
            int wanted = Math.max(usual, label.computeSize(label.getSize().x, SWT.DEFAULT).y);
            if (wanted != place.heightHint && (wanted > place.heightHint || label.getSize().y > wanted)) {
                place.heightHint = wanted;
                label.getParent().layout(true);
            }
        }
    }

    /** Shows another view of this window and gives it the keyboard. */
    protected final void showOther(String id) {
        try {
            getSite().getPage().showView(id);
        } catch (PartInitException failure) {
            getSite().getService(Notices.class).refuse(failure.getMessage());
        }
    }

    /** Takes a field of words in which nothing is typed: it has a name, Tab leaves it, and it shows that it has the keyboard. */
    protected final void words(StyledText field, String name) {
        Styling.own(field);
        Named.as(name, field);
        FocusRing.on(field, appearance);
        leaveByTab(field);
    }

    /** Lets Tab leave a field of words in which nothing is typed. */
    protected static void leaveByTab(StyledText field) {
        field.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    /** Returns a layout without margins. */
    protected static GridLayout plainGrid() {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        return layout;
    }

    private Composite emptyPage() {
        Composite page = new Composite(stack, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = MARGIN;
        layout.marginHeight = MARGIN;
        page.setLayout(layout);
        empty = new Label(page, SWT.WRAP | SWT.CENTER);
        empty.setText(Messages.SessionView_empty);
        empty.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        return page;
    }

    private void heard(Change change) {
        if (stack.isDisposed()) {
            return;
        }
        Optional<Session> session = active.session();
        StackLayout layout = (StackLayout) stack.getLayout();
        Control wanted = session.isPresent() ? content : blank;
        if (layout.topControl != wanted) {
            layout.topControl = wanted;
            stack.layout();
        }
        if (session.isPresent() && !active.busy()) {
            if (getSite().getPage().isPartVisible(this)) {
                show(session.get(), change);
            } else {
                stale = true;
            }
        }
    }

    private void restyled() {
        if (!stack.isDisposed()) {
            empty.setFont(appearance.font(Typeface.TEXT));
            empty.setForeground(appearance.color(Tone.QUIET_TEXT));
            restyle();
            stack.layout(true, true);
        }
    }
}
