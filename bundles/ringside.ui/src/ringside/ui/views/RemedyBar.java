package ringside.ui.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import ringside.kernel.Edit;
import ringside.model.CheckStatus;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Typeface;

/** The buttons that change the outcome of a check or of the whole verdict, each by the smallest edit there is. */
final class RemedyBar {

    private final Composite bar;
    private final Appearance appearance;
    private final Consumer<Edit> apply;
    private final Button pass;
    private final Button fail;
    private final Button flip;
    private Optional<Edit> passing = Optional.empty();
    private Optional<Edit> failing = Optional.empty();
    private Optional<Edit> flipping = Optional.empty();

    RemedyBar(Composite parent, Appearance appearance, Consumer<Edit> apply) {
        this.appearance = appearance;
        this.apply = apply;
        bar = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.center = true;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        pass = button(Messages.Reasons_makePass, () -> passing);
        fail = button(Messages.Reasons_makeFail, () -> failing);
        flip = button(Messages.Reasons_flip, () -> flipping);
    }

    List<Button> buttons() {
        return List.of(pass, fail, flip);
    }

    void restyle() {
        for (Button button : buttons()) {
            button.setFont(appearance.font(Typeface.TEXT));
        }
        bar.getParent().layout(true, true);
    }

    void show(Optional<Remedies> remedies, Optional<CheckRow> row) {
        passing = remedies.flatMap(found -> row.filter(check -> !check.holds()).flatMap(check ->
                found.pass(check.id())));
        failing = remedies.flatMap(found -> row.filter(check -> check.on() && check.status() != CheckStatus.FAILED)
                .flatMap(check -> found.fail(check.id())));
        flipping = remedies.flatMap(Remedies::flip);
        boolean known = remedies.isPresent();
        offer(pass, passing, known);
        offer(fail, failing, known);
        offer(flip, flipping, known);
    }

    private Button button(String label, Supplier<Optional<Edit>> edit) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, event -> edit.get().ifPresent(apply));
        return button;
    }

    private static void offer(Button button, Optional<Edit> edit, boolean known) {
        button.setEnabled(edit.isPresent());
        String otherwise = known ? Messages.Reasons_noEdit : Messages.Reasons_notYet;
        String tip = edit.map(found -> found.coupling().isEmpty() ? found.label()
                : NLS.bind(Messages.Reasons_editTip, found.label(), found.coupling())).orElse(otherwise);
        button.setToolTipText(tip);
    }
}
