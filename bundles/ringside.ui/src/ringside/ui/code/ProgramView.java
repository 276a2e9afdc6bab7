package ringside.ui.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;

import ringside.kernel.meaning.Meanings;
import ringside.stepper.Session;
import ringside.stepper.run.ProgramCheck;
import ringside.stepper.run.ProgramFault;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.views.Refusals;
import ringside.ui.views.SessionView;

/**
 * The program of the scenario as a text to edit. What is typed stays here until it is applied as one edit; then the
 * scenario starts anew with it.
 */
public final class ProgramView extends SessionView implements Findable {

    /** The id of this view. */
    public static final String ID = "ringside.ui.program";

    private static final String TYPING = "ringside.ui.typing";
    private static final int PAUSE_MILLIS = 400;
    private static final int MARGIN = 6;
    private static final int LINES = 2;
    /** What the text does by itself, by the command for it. */
    private static final Map<String, Integer> OPERATIONS = Map.of(
            IWorkbenchCommandConstants.EDIT_CUT, ITextOperationTarget.CUT,
            IWorkbenchCommandConstants.EDIT_COPY, ITextOperationTarget.COPY,
            IWorkbenchCommandConstants.EDIT_PASTE, ITextOperationTarget.PASTE,
            IWorkbenchCommandConstants.EDIT_DELETE, ITextOperationTarget.DELETE,
            IWorkbenchCommandConstants.EDIT_SELECT_ALL, ITextOperationTarget.SELECT_ALL);

    private final ProgramCheck check = new ProgramCheck();
    private final Runnable checking = this::check;
    private ProgramEditor editor;
    private FindBar finding;
    private Label state;
    private Button apply;
    private Button revert;
    private String applied = "";
    private boolean foreign;
    private Session shown;

    @Override
    protected void createContent(Composite parent) {
        editor = new ProgramEditor(parent, appearance(), new ProgramConfiguration(this::meanings));
        finding = new FindBar(parent, editor.text(), appearance(), typing -> {});
        state = line(parent, MARGIN);
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayout(new RowLayout());
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        apply = button(bar, Messages.Program_apply, this::apply);
        revert = button(bar, Messages.Program_revert, this::revert);
        editor.document().addDocumentListener(new IDocumentListener() {
            @Override
            public void documentAboutToBeChanged(DocumentEvent event) {
            }

            @Override
            public void documentChanged(DocumentEvent event) {
                typed();
            }
        });
        keys().typing(true);
        getSite().getService(IContextService.class).activateContext(TYPING);
        handlers();
    }

    private static Button button(Composite bar, String words, Runnable effect) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(words);
        button.addListener(SWT.Selection, event -> effect.run());
        return button;
    }

    /** While this part is active, the commands for text are the text's own. */
    private void handlers() {
        IHandlerService service = getSite().getService(IHandlerService.class);
        OPERATIONS.forEach((command, operation) -> service.activateHandler(command,
                handler(() -> operate(operation))));
        service.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, handler(() -> again(true)));
        service.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, handler(() -> again(false)));
    }

    private void operate(int operation) {
        if (!finding.operate(operation)) {
            editor.operate(operation);
        }
    }

    private static AbstractHandler handler(Runnable effect) {
        return new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                effect.run();
                return null;
            }
        };
    }

    /** First what was typed since the last apply, then the edits of the scenario. */
    private void again(boolean undo) {
        if (undo ? editor.history().undoable() : editor.history().redoable()) {
            if (undo) {
                editor.history().undo();
            } else {
                editor.history().redo();
            }
        } else if (!active().busy()) {
            active().session().map(Session::commands).filter(stack -> undo ? stack.canUndo() : stack.canRedo())
                    .ifPresent(stack -> {
                        if (undo) {
                            stack.undo();
                        } else {
                            stack.redo();
                        }
                        active().publish(What.STATE, What.DOCUMENT);
                    });
        }
    }

    private Optional<Meanings> meanings() {
        return active().busy() ? Optional.empty() : active().session().map(Session::meanings);
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.OPENED, What.LISTING, What.DOCUMENT)) {
            String program = session.scenario().getProgram() == null ? "" : session.scenario().getProgram();
            if (!program.equals(applied)) {
                boolean kept = unapplied();
                applied = program;
                foreign |= kept && shown != session;
                if (!kept) {
                    editor.show(program);
                }
                told(List.of());
            }
            shown = session;
        }
    }

    /** Returns whether something was typed that is not applied. */
    public boolean unapplied() {
        return !editor.document().get().equals(applied);
    }

    private void typed() {
        told(List.of());
        editor.text().getDisplay().timerExec(PAUSE_MILLIS, checking);
    }

    /** Looks for faults when nothing was typed for a moment; nothing is applied by that. */
    private void check() {
        if (!editor.text().isDisposed() && !active().busy()) {
            active().session().ifPresent(session -> {
                List<ProgramFault> found = unapplied() ? check.faults(session.scenario(), editor.document().get())
                        : List.of();
                editor.mark(found);
                told(found);
            });
        }
    }

    /** Assembles the text and, if it has no fault, makes it the program; else the faults are marked. */
    public void apply() {
        try {
            active().change(session -> {
                String text = editor.document().get();
                List<ProgramFault> found = session.edits().program(text, check);
                editor.mark(found);
                if (found.isEmpty()) {
                    applied = text;
                    editor.history().reset();
                } else {
                    editor.reveal(found.get(0));
                }
                told(found);
            });
        } catch (ValueProblem problem) {
            Refusals.show(getViewSite(), problem);
        }
    }

    private void revert() {
        editor.document().set(applied);
        editor.mark(List.of());
        told(List.of());
    }

    private void told(List<ProgramFault> found) {
        boolean open = unapplied();
        foreign &= open;
        String words = words(open, found).replace("&", "&&");
        state.setText(words);
        state.setToolTipText(words);
        state.setForeground(appearance().color(found.isEmpty() ? open ? Tone.INK : Tone.QUIET_TEXT
                : Tone.FAILED_TEXT));
        apply.setEnabled(open);
        revert.setEnabled(open);
    }

    private String words(boolean open, List<ProgramFault> found) {
        if (!open) {
            return Messages.Program_applied;
        }
        if (found.isEmpty()) {
            return foreign ? Messages.Program_foreign : Messages.Program_unapplied;
        }
        ProgramFault first = found.get(0);
        return found.size() == 1 ? NLS.bind(Messages.Program_oneFault, place(first), first.message())
                : NLS.bind(Messages.Program_faults, new Object[] {found.size(), place(first), first.message()});
    }

    private static String place(ProgramFault fault) {
        return fault.line() == 0 ? "" : NLS.bind(Messages.Program_place, fault.line(), fault.column());
    }

    @Override
    protected void restyle() {
        editor.restyle();
        finding.restyle();
        ink(state, Typeface.TEXT, LINES);
        told(List.of());
        for (Button button : List.of(apply, revert)) {
            button.setFont(appearance().font(Typeface.TEXT));
        }
    }

    @Override
    protected Control focusControl() {
        return editor.text();
    }

    @Override
    public void find() {
        finding.open();
    }

    @Override
    public void findNext() {
        finding.next();
    }

    @Override
    public void findPrevious() {
        finding.previous();
    }

    /** Returns the editor, for those who look at the view from outside. */
    ProgramEditor editor() {
        return editor;
    }

    /** Returns what is said about the text. */
    String state() {
        return state.getText();
    }
}
