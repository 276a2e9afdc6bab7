package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.command.Command;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;

import ringside.stepper.Session;
import ringside.stepper.returns.Offer;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.ActiveSession;

/** What can be done about what the sentence says: a button each, always in the same places. */
final class SentenceActions {

    private final Composite bar;
    private final IWorkbenchPartSite site;
    private final Appearance appearance;
    private final ActiveSession active;
    private final Button flip;
    private final Button undo;
    private final Button why;
    private Optional<Offer> flipping = Optional.empty();

    SentenceActions(Composite parent, IWorkbenchPartSite site, Appearance appearance, ActiveSession active) {
        this.site = site;
        this.appearance = appearance;
        this.active = active;
        bar = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.marginTop = 0;
        layout.marginBottom = 2;
        layout.wrap = false;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
        flip = button(this::flip);
        undo = button(() -> active.session().ifPresent(session -> session.commands().undo()));
        why = button(this::why);
    }

    private Button button(Runnable action) {
        Button button = new Button(bar, SWT.PUSH);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    void restyle() {
        for (Button button : all()) {
            button.setFont(appearance.font(Typeface.TEXT));
        }
        bar.getParent().layout(true, true);
    }

    /** Gives the keyboard to the first button that can be pressed. */
    void focus() {
        all().stream().filter(Button::isEnabled).findFirst().ifPresent(Button::setFocus);
    }

    /** Returns the height that the buttons need, in pixels. */
    int height() {
        return bar.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    }

    List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Button button : all()) {
            if (button.isEnabled()) {
                labels.add(button.getText());
            }
        }
        return labels;
    }

    void show(Session session) {
        flipping = session.remedies().flip();
        String offered = flipping.map(offer -> offer.step() < session.step()
                ? NLS.bind(Messages.Reasons_back, offer.step(), offer.edit().label())
                : NLS.bind(Messages.Sentence_flip, offer.edit().label())).orElse(Messages.Reasons_flip);
        say(flip, offered, flipping.isPresent());
        Command last = session.commands().getUndoCommand();
        say(undo, last == null || last.getLabel() == null ? Messages.Sentence_undo
                : NLS.bind(Messages.Sentence_undoOf, last.getLabel()), session.commands().canUndo());
        say(why, Messages.Sentence_why, !session.prospect().checks().isEmpty());
    }

    private void say(Button button, String words, boolean enabled) {
        String shown = words.replace("&", "&&");
        if (!shown.equals(button.getText())) {
            button.setText(shown);
            bar.layout(true);
        }
        if (button.isEnabled() != enabled) {
            button.setEnabled(enabled);
        }
        button.setForeground(appearance.color(enabled ? Tone.INK : Tone.QUIET_TEXT));
    }

    private void flip() {
        flipping.ifPresent(offer -> {
            try {
                active.change(session -> session.apply(Messages.Reasons_flip, offer));
            } catch (ValueProblem problem) {
                Refusals.show(site, problem);
            }
        });
    }

    private void why() {
        try {
            site.getPage().showView(ReasonsView.ID);
        } catch (PartInitException e) {
            Refusals.show(site, new ValueProblem(e.getMessage()));
        }
    }

    private List<Button> all() {
        return List.of(flip, undo, why);
    }
}
