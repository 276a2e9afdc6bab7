package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.emf.common.command.Command;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;

import ringside.stepper.Session;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.places.Stray;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.returns.Offer;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Documents;

/** What can be done about what the sentence says: a button each, always in the same places. */
final class SentenceActions {

    private static final int REST_MILLIS = 150;

    private final Composite bar;
    private final Runnable trying = this::tryOut;
    private final IWorkbenchPartSite site;
    private final Appearance appearance;
    private final ActiveSession active;
    private final Button flip;
    private final Button undo;
    private final Button why;
    private final Button back;
    private Runnable goingBack = () -> {};
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
        back = button(() -> goingBack.run());
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

    /** Gives the keyboard to the first button that can be pressed; what can be is tried out at once for that. */
    void focus() {
        tryOut();
        all().stream().filter(Button::isEnabled).findFirst().ifPresent(Button::setFocus);
    }

    /** Returns the height that the buttons need, in pixels. */
    int height() {
        return bar.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
    }

    List<String> labels() {
        tryOut();
        List<String> labels = new ArrayList<>();
        for (Button button : all()) {
            if (button.isEnabled()) {
                labels.add(button.getText());
            }
        }
        return labels;
    }

    /** What can be pressed is tried out by running ahead: not while the reader is stepping on. */
    void show(Session session) {
        Command last = session.commands().getUndoCommand();
        say(undo, last == null || last.getLabel() == null ? Messages.Sentence_undo
                : NLS.bind(Messages.Sentence_undoOf, last.getLabel()), session.commands().canUndo());
        say(why, Messages.Sentence_why, !session.prospect().checks().isEmpty());
        back(session);
        bar.getDisplay().timerExec(REST_MILLIS, trying);
    }

    private void tryOut() {
        if (!bar.isDisposed() && !active.busy()) {
            active.session().ifPresent(this::offer);
        }
    }

    private void offer(Session session) {
        flipping = session.remedies().flip();
        String offered = flipping.map(offer -> offer.step() < session.step()
                ? NLS.bind(Messages.Reasons_back, offer.step(), offer.edit().label())
                : NLS.bind(Messages.Sentence_flip, offer.edit().label())).orElse(Messages.Reasons_flip);
        say(flip, offered, flipping.isPresent());
    }

    /** Back to the kernel on which an edit was made that this one has no place for, or to before a check was asked. */
    private void back(Session session) {
        Optional<Stray> stray = session.places().strays().stream().findFirst();
        OptionalLong asked = session.prospect().checks().stream().filter(CheckTense::changed)
                .mapToLong(check -> check.asked().orElseThrow() - 1).findFirst();
        if (stray.isPresent()) {
            String kernel = stray.get().kernel();
            goingBack = () -> site.getService(Documents.class).profile(kernel);
            say(back, NLS.bind(Messages.Sentence_backKernel, kernel), true);
        } else if (asked.isPresent() && asked.getAsLong() < session.step()) {
            goingBack = () -> active.step(open -> open.goTo(asked.getAsLong()));
            say(back, NLS.bind(Messages.Sentence_backStep, asked.getAsLong()), true);
        } else {
            say(back, Messages.Sentence_back, false);
        }
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
        Color ink = appearance.color(enabled ? Tone.INK : Tone.QUIET_TEXT);
        if (!ink.equals(button.getForeground())) {
            button.setForeground(ink);
        }
    }

    /** What is offered here, even if that is not on the button yet. */
    private void flip() {
        tryOut();
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
        return List.of(flip, undo, why, back);
    }
}
