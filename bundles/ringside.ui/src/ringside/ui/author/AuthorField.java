package ringside.ui.author;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import ringside.model.Scenario;
import ringside.ui.appearance.Named;

/** One text of a scenario. What is typed becomes one edit when the field is left or Ctrl+Enter is pressed. */
final class AuthorField {

    private final String name;
    private final Label label;
    private final Text text;
    private final int lines;
    private final Function<Scenario, String> reader;
    private final BiConsumer<String, Consumer<Scenario>> apply;
    private final BiConsumer<Scenario, String> writer;
    private String shown = "";

    /**
     * @param lines  how many are in sight
     * @param reader gives the text of a scenario
     * @param typing hears whether keys are typed here
     * @param apply  makes a change of the open scenario, under a name
     * @param writer puts the text into a scenario
     */
    AuthorField(Composite form, String words, int lines, Function<Scenario, String> reader,
            Consumer<Boolean> typing, BiConsumer<String, Consumer<Scenario>> apply,
            BiConsumer<Scenario, String> writer) {
        name = words.replaceAll("[&:]", "");
        this.lines = lines;
        this.reader = reader;
        this.apply = apply;
        this.writer = writer;
        label = new Label(form, SWT.NONE);
        label.setText(words);
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
        text = new Text(form, SWT.BORDER | (lines > 1 ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE));
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, lines > 2));
        Named.as(name, text);
        text.addListener(SWT.FocusIn, event -> typing.accept(true));
        text.addListener(SWT.FocusOut, event -> {
            typing.accept(false);
            apply();
        });
        text.addListener(SWT.DefaultSelection, event -> apply());
        text.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.CR && (event.stateMask & SWT.MOD1) != 0) {
                apply();
                event.doit = false;
            }
        });
        text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    private void apply() {
        String typed = text.getText();
        if (!typed.equals(shown)) {
            shown = typed;
            apply.accept(name, scenario -> writer.accept(scenario, typed));
        }
    }

    /** Shows what a scenario says; what is being typed stays. */
    void show(Scenario scenario) {
        String said = Optional.ofNullable(reader.apply(scenario)).orElse("").strip();
        boolean typing = text.isFocusControl() && !text.getText().equals(shown);
        if (!typing && !said.equals(text.getText())) {
            text.setText(said);
        }
        if (!typing) {
            shown = text.getText();
        }
    }

    void restyle(Font font, Color ink) {
        label.setFont(font);
        text.setFont(font);
        text.setForeground(ink);
        ((GridData) text.getLayoutData()).heightHint = lines * text.getLineHeight();
    }

    String name() {
        return name;
    }

    Control control() {
        return text;
    }
}
