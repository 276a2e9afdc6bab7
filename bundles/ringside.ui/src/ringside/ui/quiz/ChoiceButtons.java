package ringside.ui.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.drawing.Typeface;
import ringside.stepper.quiz.Question;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;

/** The answers to choose from, a button each; once chosen, which was right and which was taken. */
final class ChoiceButtons {

    private static final int MARGIN = 12;
    private static final int MOST = 4;

    private final Composite column;
    private final Appearance appearance;
    private final List<Button> buttons = new ArrayList<>();

    ChoiceButtons(Composite parent, Appearance appearance, IntConsumer answer) {
        this.appearance = appearance;
        column = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = MARGIN;
        column.setLayout(layout);
        column.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        for (int at = 0; at < MOST; at++) {
            int choice = at;
            Button button = new Button(column, SWT.PUSH | SWT.LEFT);
            button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            button.addListener(SWT.Selection, event -> answer.accept(choice));
            buttons.add(button);
        }
    }

    List<Button> all() {
        return List.copyOf(buttons);
    }

    void show(Question question, OptionalInt chosen) {
        for (int at = 0; at < MOST; at++) {
            Button button = buttons.get(at);
            boolean there = at < question.choices().size();
            button.setVisible(there);
            ((GridData) button.getLayoutData()).exclude = !there;
            if (there) {
                String title = NLS.bind(Messages.Quiz_choice, at + 1, question.choices().get(at).title());
                button.setText(marked(title, at, question, chosen).replace("&", "&&"));
            }
        }
    }

    private static String marked(String title, int at, Question question, OptionalInt chosen) {
        if (chosen.isEmpty() || at != question.right() && at != chosen.getAsInt()) {
            return title;
        }
        return NLS.bind(at == question.right() ? Messages.Quiz_markRight : Messages.Quiz_markWrong, title);
    }

    void restyle() {
        buttons.forEach(button -> button.setFont(appearance.font(Typeface.SENTENCE)));
    }

    Control first() {
        return buttons.get(0);
    }

    void setFocus() {
        first().setFocus();
    }
}
