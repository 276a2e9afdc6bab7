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

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.returns.Offer;
import ringside.stepper.returns.Remedies;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;

/** The buttons that change the outcome of a check or of the whole verdict, each by the smallest edit there is. */
final class RemedyBar {

    /** Somebody pressed a button. */
    @FunctionalInterface
    interface Order {

        /**
         * Makes an edit.
         *
         * @param label the name of the edit in the history
         */
        void apply(String label, Offer offer);
    }

    private final Composite bar;
    private final Appearance appearance;
    private final Order apply;
    private final Button pass;
    private final Button fail;
    private final Button flip;
    private Optional<Offer> passing = Optional.empty();
    private Optional<Offer> failing = Optional.empty();
    private Optional<Offer> flipping = Optional.empty();
    private String check = "";
    private long here;

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
        parent.addListener(SWT.Resize, event -> wrap());
        pass = button(Messages.Reasons_makePass, () -> NLS.bind(Messages.Reasons_passEdit, check), () -> passing);
        fail = button(Messages.Reasons_makeFail, () -> NLS.bind(Messages.Reasons_failEdit, check), () -> failing);
        flip = button(Messages.Reasons_flip, () -> Messages.Reasons_flip, () -> flipping);
    }

    List<Button> buttons() {
        return List.of(pass, fail, flip);
    }

    /** Returns the height of the bar in pixels, as wide as there is room. */
    int height() {
        int room = bar.getParent().getClientArea().width;
        return bar.computeSize(room > 0 ? room : SWT.DEFAULT, SWT.DEFAULT).y;
    }

    /** Buttons for which a row has no room stand in the next one. */
    private void wrap() {
        GridData place = (GridData) bar.getLayoutData();
        int height = height();
        if (place.heightHint != height) {
            place.heightHint = height;
            bar.getParent().layout(true, true);
        }
    }

    void restyle() {
        for (Button button : buttons()) {
            button.setFont(appearance.font(Typeface.TEXT));
            ink(button);
        }
        bar.getParent().layout(true, true);
    }

    /** @param step where the reader is */
    void show(Optional<Remedies> remedies, Optional<CheckRow> row, long step) {
        here = step;
        passing = remedies.flatMap(found -> row.flatMap(check -> found.pass(check.id())));
        failing = remedies.flatMap(found -> row.filter(CheckRow::on).flatMap(check -> found.fail(check.id())));
        flipping = remedies.flatMap(Remedies::flip);
        check = row.map(shown -> shown.id().name()).orElse("");
        String otherwise = remedies.flatMap(Remedies::refusal).orElse(Messages.Reasons_noEdit);
        offer(pass, Messages.Reasons_makePass, passing, otherwise);
        offer(fail, Messages.Reasons_makeFail, failing, otherwise);
        offer(flip, Messages.Reasons_flip, flipping, otherwise);
    }

    /** Returns the edit that flips the return. */
    Optional<Offer> flipping() {
        return flipping;
    }

    private Button button(String label, Supplier<String> name, Supplier<Optional<Offer>> edit) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, event -> edit.get().ifPresent(found -> apply.apply(name.get(), found)));
        return button;
    }

    /** A style sheet colours a button that is off like one that is on, and leaves that colour behind when it goes. */
    private void ink(Button button) {
        button.setForeground(appearance.color(button.isEnabled() ? Tone.INK : Tone.QUIET_TEXT));
    }

    /** A question that was asked already is changed by going back: the button says so. */
    private void offer(Button button, String label, Optional<Offer> offer, String otherwise) {
        Optional<Offer> back = offer.filter(found -> found.step() < here);
        String words = back.map(found -> NLS.bind(Messages.Reasons_back, found.step(), label)).orElse(label);
        if (!words.equals(button.getText())) {
            button.setText(words);
            bar.layout(true);
            wrap();
        }
        button.setEnabled(offer.isPresent());
        ink(button);
        String tip = offer.map(Offer::edit).map(found -> found.coupling().isEmpty() ? found.label()
                : NLS.bind(Messages.Reasons_editTip, found.label(), found.coupling())).orElse(otherwise);
        button.setToolTipText(tip);
    }
}
