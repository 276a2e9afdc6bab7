package ringside.ui.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import ringside.kernel.decision.Edit;
import ringside.model.CheckStatus;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;

/** The buttons that change the outcome of a check or of the whole verdict, each by the smallest edit there is. */
final class RemedyBar {

    /** Somebody pressed a button. */
    @FunctionalInterface
    interface Order {

        /**
         * Carries out an edit.
         *
         * @param label the name of the edit in the history
         */
        void apply(String label, Edit edit);
    }

    private final Composite bar;
    private final Appearance appearance;
    private final Order apply;
    private final Button pass;
    private final Button fail;
    private final Button flip;
    private Optional<Edit> passing = Optional.empty();
    private Optional<Edit> failing = Optional.empty();
    private Optional<Edit> flipping = Optional.empty();
    private String check = "";

    RemedyBar(Composite parent, Appearance appearance, Order apply) {
        this.appearance = appearance;
        this.apply = apply;
        bar = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.center = true;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        pass = button(Messages.Reasons_makePass, () -> NLS.bind(Messages.Reasons_passEdit, check), () -> passing);
        fail = button(Messages.Reasons_makeFail, () -> NLS.bind(Messages.Reasons_failEdit, check), () -> failing);
        flip = button(Messages.Reasons_flip, () -> Messages.Reasons_flip, () -> flipping);
    }

    List<Button> buttons() {
        return List.of(pass, fail, flip);
    }

    /** Returns the height of the bar in pixels. */
    int height() {
        return bar.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    }

    void restyle() {
        for (Button button : buttons()) {
            button.setFont(appearance.font(Typeface.TEXT));
            ink(button);
        }
        bar.getParent().layout(true, true);
    }

    void show(Optional<Remedies> remedies, Optional<CheckRow> row) {
        passing = remedies.flatMap(found -> row.filter(check -> !check.holds()).flatMap(check -> found.pass(check
                .id())));
        failing = remedies.flatMap(found -> row.filter(check -> check.on() && check.status() != CheckStatus.FAILED)
                .flatMap(check -> found.fail(check.id())));
        flipping = remedies.flatMap(Remedies::flip);
        check = row.map(shown -> shown.id().name()).orElse("");
        String otherwise = remedies.isPresent() ? Messages.Reasons_noEdit : Messages.Reasons_notYet;
        offer(pass, passing, otherwise);
        offer(fail, failing, otherwise);
        offer(flip, flipping, remedies.filter(found -> !found.asked()).map(found -> Messages.Reasons_fastPathTip)
                .orElse(otherwise));
    }

    private Button button(String label, Supplier<String> name, Supplier<Optional<Edit>> edit) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, event -> edit.get().ifPresent(found -> apply.apply(name.get(), found)));
        return button;
    }

    /** A style sheet colours a button that is off like one that is on, and leaves that colour behind when it goes. */
    private void ink(Button button) {
        button.setForeground(appearance.color(button.isEnabled() ? Tone.INK : Tone.QUIET_TEXT));
    }

    private void offer(Button button, Optional<Edit> edit, String otherwise) {
        button.setEnabled(edit.isPresent());
        ink(button);
        String tip = edit.map(found -> found.coupling().isEmpty() ? found.label()
                : NLS.bind(Messages.Reasons_editTip, found.label(), found.coupling())).orElse(otherwise);
        button.setToolTipText(tip);
    }
}
