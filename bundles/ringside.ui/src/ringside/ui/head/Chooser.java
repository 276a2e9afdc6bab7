package ringside.ui.head;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;

import ringside.ui.appearance.Named;
import ringside.ui.session.Choice;

/** A drop-down list of things that have an id and a title. */
final class Chooser {

    private static final int MOST_VISIBLE = 30;
    /** The arrow and the edges, in heights of a line. */
    private static final int ARROW_LINES = 3;

    private final Combo combo;
    private final List<Choice> choices;
    private int wished;

    Chooser(Composite parent, String name, List<Choice> choices, Consumer<String> chosen) {
        this.choices = choices;
        combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setToolTipText(name);
        combo.setVisibleItemCount(MOST_VISIBLE);
        choices.forEach(choice -> combo.add(choice.title()));
        combo.addListener(SWT.Selection, event -> {
            int index = combo.getSelectionIndex();
            if (index >= 0 && index < choices.size()) {
                chosen.accept(choices.get(index).id());
            }
        });
        Named.as(name, combo);
    }

    /** Shows a title, also one that is not among the choices, such as that of a file. */
    void show(String title) {
        while (combo.getItemCount() > choices.size()) {
            combo.remove(combo.getItemCount() - 1);
        }
        int index = combo.indexOf(title);
        if (index < 0) {
            combo.add(title);
            index = combo.getItemCount() - 1;
        }
        combo.select(index);
        wish();
    }

    /** Shows none. */
    void clear() {
        combo.deselectAll();
    }

    /** Shows one of the choices. */
    void choose(String id) {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).id().equals(id)) {
                combo.select(i);
                wish();
            }
        }
    }

    /** Sets the font, and wishes for a width in characters; at least what is chosen is whole. */
    void style(Font font, int chars) {
        combo.setFont(font);
        wished = chars;
        wish();
    }

    private void wish() {
        GC gc = new GC(combo);
        try {
            gc.setFont(combo.getFont());
            int line = gc.getFontMetrics().getHeight();
            combo.setLayoutData(new HeadLayout.Wish((int) (gc.getFontMetrics().getAverageCharacterWidth() * wished),
                    gc.textExtent(combo.getText()).x + ARROW_LINES * line));
        } finally {
            gc.dispose();
        }
    }
}
