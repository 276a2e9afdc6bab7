package ringside.ui.commands;

import java.util.Map;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import ringside.stepper.questions.PastedFlags;
import ringside.ui.Messages;
import ringside.ui.appearance.Named;

/** A word of flags that was pasted, bit by bit, with a choice of what it is taken for. */
final class FlagsDialog extends Dialog {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;

    private final PastedFlags flags;
    private int taken;
    private Text lines;

    FlagsDialog(Shell parent, PastedFlags flags) {
        super(parent);
        this.flags = flags;
        taken = flags.usual();
    }

    /** The values to be set, by name. */
    Map<String, Long> settings() {
        return flags.settings(taken);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.PasteFlags_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        new Label(area, SWT.NONE).setText(Messages.PasteFlags_word);
        Combo words = new Combo(area, SWT.READ_ONLY);
        Named.as(Messages.PasteFlags_word, words);
        words.setItems(flags.words().toArray(String[]::new));
        words.select(taken);
        words.addListener(SWT.Selection, event -> take(words.getSelectionIndex()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        new Label(area, SWT.NONE).setText(Messages.PasteFlags_bits);
        lines = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        Named.as(Messages.PasteFlags_bits, lines);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(lines);
        take(taken);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.PasteFlags_set, false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    private void take(int word) {
        taken = word;
        lines.setText(String.join(Text.DELIMITER, flags.lines(word)));
    }
}
