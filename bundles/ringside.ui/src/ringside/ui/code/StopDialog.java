package ringside.ui.code;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.fieldassist.AutoCompleteField;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import ringside.stepper.Session;
import ringside.stepper.stops.StopCondition;
import ringside.stepper.stops.StopCondition.Comparison;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;

/** Asks when a run is to stop: a value, how it compares, and with what. Says at once whether that can be looked at. */
public final class StopDialog extends TitleAreaDialog {

    private static final int MARGIN = 10;
    private static final int VISIBLE = 16;

    private final Session session;
    private final boolean line;
    private final Optional<StopCondition> before;
    private final String proposed;
    private Combo name;
    private Combo comparison;
    private Combo with;
    private Optional<StopCondition> chosen = Optional.empty();

    /**
     * Makes the dialog for a watch, or for the condition of a line.
     *
     * @param line     whether it is for a line of the listing, which can also stop always
     * @param before   what was set before
     * @param proposed name of the value to begin with, where nothing was set
     */
    public StopDialog(Shell parent, Session session, boolean line, Optional<StopCondition> before, String proposed) {
        super(parent);
        this.session = session;
        this.line = line;
        this.before = before;
        this.proposed = proposed;
        setHelpAvailable(false);
    }

    /** Returns what was chosen; empty for a line that stops always. */
    public Optional<StopCondition> chosen() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(line ? Messages.Breakpoints_lineTitle : Messages.Breakpoints_watchTitle);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = MARGIN;
        layout.marginHeight = MARGIN;
        area.setLayout(layout);
        List<String> names = session.valueNames();
        name = combo(area, Messages.Breakpoints_name, SWT.DROP_DOWN, names);
        comparison = combo(area, Messages.Breakpoints_comparison, SWT.DROP_DOWN | SWT.READ_ONLY,
                Stream.of(Comparison.values()).map(this::word).toList());
        with = combo(area, Messages.Breakpoints_with, SWT.DROP_DOWN, names);
        name.setText(before.map(StopCondition::name).orElse(proposed));
        comparison.select(before.map(StopCondition::comparison).orElse(Comparison.CHANGES).ordinal());
        with.setText(before.map(StopCondition::with).orElse(""));
        for (Combo each : List.of(name, comparison, with)) {
            each.addListener(SWT.Modify, event -> check());
        }
        setTitle(line ? Messages.Breakpoints_lineTitle : Messages.Breakpoints_watchTitle);
        return area;
    }

    private static Combo combo(Composite area, String label, int style, List<String> items) {
        new Label(area, SWT.NONE).setText(label);
        Combo combo = new Combo(area, style);
        combo.setItems(items.toArray(String[]::new));
        combo.setVisibleItemCount(VISIBLE);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        if ((style & SWT.READ_ONLY) == 0) {
            new AutoCompleteField(combo, new ComboContentAdapter(), items.toArray(String[]::new));
        }
        return combo;
    }

    private String word(Comparison each) {
        return switch (each) {
            case CHANGES -> line ? Messages.Breakpoints_anyValue : Messages.Breakpoints_changes;
            case EQUALS -> Messages.Breakpoints_equals;
            case DIFFERS -> Messages.Breakpoints_differs;
            case BELOW -> Messages.Breakpoints_below;
            case ABOVE -> Messages.Breakpoints_above;
            case HAS -> Messages.Breakpoints_has;
        };
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        check();
    }

    private void check() {
        Comparison how = Comparison.values()[Math.max(0, comparison.getSelectionIndex())];
        boolean always = line && how == Comparison.CHANGES;
        name.setEnabled(!always);
        with.setEnabled(how != Comparison.CHANGES);
        Button ok = getButton(OK);
        try {
            chosen = Optional.empty();
            if (!always) {
                StopCondition wanted = new StopCondition(name.getText().strip(), how, with.getText());
                session.breakpoints().verify(wanted);
                chosen = Optional.of(wanted);
            }
            setErrorMessage(null);
            setMessage(chosen.map(wanted -> NLS.bind(line ? Messages.Breakpoints_saysLine
                    : Messages.Breakpoints_says, wanted.words())).orElse(Messages.Breakpoints_saysAlways));
            ok.setEnabled(true);
        } catch (ValueProblem problem) {
            setErrorMessage(problem.getMessage());
            ok.setEnabled(false);
        }
    }
}
