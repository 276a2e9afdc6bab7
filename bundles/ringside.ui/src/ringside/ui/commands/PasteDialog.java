package ringside.ui.commands;

import java.util.Optional;
import java.util.OptionalInt;

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

import ringside.model.Scenario;
import ringside.stepper.questions.PastedRegisters;
import ringside.stepper.questions.PastedRegisters.Reading;
import ringside.ui.Messages;
import ringside.ui.appearance.Named;

/** The pasted text beside what was understood of it, with a choice of the frame. */
final class PasteDialog extends Dialog {

    private static final int WIDTH = 640;
    private static final int ANSWER_HEIGHT = 240;
    private static final int TEXT_HEIGHT = 160;
    /** As much of a paste as a text field shows without delay. */
    private static final int MOST_SHOWN = 20_000;

    private final PastedRegisters registers;
    private final String pasted;
    private Reading reading;
    private Combo frames;
    private Text answer;

    PasteDialog(Shell parent, PastedRegisters registers, String pasted) {
        super(parent);
        this.registers = registers;
        this.pasted = pasted;
        reading = registers.read(OptionalInt.empty());
    }

    /** A scenario that returns with the registers of the frame that was chosen last. */
    Optional<Scenario> scenario() {
        return reading.scenario();
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Paste_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        label(area, Messages.Paste_frame);
        frames = new Combo(area, SWT.READ_ONLY);
        Named.as(Messages.Paste_frame, frames);
        frames.setItems(reading.frames().toArray(String[]::new));
        frames.setEnabled(!reading.frames().isEmpty());
        frames.addListener(SWT.Selection, event -> take(frames.getSelectionIndex()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(frames);
        answer = text(area, Messages.Paste_understood, ANSWER_HEIGHT);
        text(area, Messages.Paste_text, TEXT_HEIGHT).setText(shown(pasted));
        return area;
    }

    private static void label(Composite area, String words) {
        new Label(area, SWT.NONE).setText(words);
    }

    private static Text text(Composite area, String name, int height) {
        label(area, name);
        Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        Named.as(name, text);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, height).applyTo(text);
        return text;
    }

    /** Control characters are shown, not obeyed. */
    private static String shown(String pasted) {
        StringBuilder shown = new StringBuilder();
        pasted.chars().limit(MOST_SHOWN).forEach(c -> shown.append(Character.isISOControl(c) && c != '\n' && c != '\r'
                && c != '\t' ? String.format("\\u%04x", c) : Character.toString(c)));
        return shown.toString();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Paste_load, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
        show();
    }

    private void take(int index) {
        reading = registers.read(OptionalInt.of(index));
        show();
    }

    private void show() {
        reading.taken().ifPresent(frames::select);
        answer.setText(String.join(Text.DELIMITER, reading.sentences()) + Text.DELIMITER + Text.DELIMITER
                + String.join(Text.DELIMITER, reading.registers()));
        getButton(IDialogConstants.OK_ID).setEnabled(reading.scenario().isPresent());
    }
}
