package ringside.ui.quiz;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;

import ringside.stepper.drawing.Typeface;
import ringside.stepper.quiz.Paper;
import ringside.stepper.quiz.Sheet;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Named;

/** Which paper, how far one is, and what becomes of the score. */
final class PaperBar {

    private static final int MARGIN = 12;
    private static final int COLUMNS = 7;

    /** Begins a paper. */
    interface Beginning {
        void begin(long seed, int count);
    }

    private final Composite bar;
    private final Appearance appearance;
    private final Spinner seed;
    private final Spinner count;
    private final Label score;

    PaperBar(Composite parent, Appearance appearance, Beginning beginning, Runnable export) {
        this.appearance = appearance;
        bar = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(COLUMNS, false);
        layout.marginWidth = MARGIN;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        label(Messages.Quiz_seed);
        seed = spinner(Messages.Quiz_seed, 0, Integer.MAX_VALUE, 1);
        label(Messages.Quiz_count);
        count = spinner(Messages.Quiz_count, 1, Paper.LARGEST, 1);
        button(Messages.Quiz_begin, () -> beginning.begin(seed.getSelection(), count.getSelection()));
        score = new Label(bar, SWT.RIGHT);
        score.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button(Messages.Quiz_export, export);
    }

    private void label(String words) {
        new Label(bar, SWT.NONE).setText(words);
    }

    private Spinner spinner(String name, int least, int most, int value) {
        Spinner spinner = new Spinner(bar, SWT.BORDER);
        spinner.setValues(value, least, most, 0, 1, 10);
        Named.as(name.replace("&", ""), spinner);
        return spinner;
    }

    private void button(String words, Runnable action) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(words);
        button.addListener(SWT.Selection, event -> action.run());
    }

    void show(Sheet sheet) {
        seed.setSelection((int) sheet.paper().seed());
        count.setSelection(sheet.paper().questions().size());
        score.setText(NLS.bind(Messages.Quiz_score, new Object[] {sheet.right(), sheet.answered(),
            sheet.paper().questions().size()}));
    }

    void restyle() {
        for (Control control : bar.getChildren()) {
            control.setFont(appearance.font(Typeface.TEXT));
        }
    }
}
