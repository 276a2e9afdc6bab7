package ringside.ui.commands;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.session.Documents;
import ringside.ui.views.ListingView;

/** Commands around a run: go to a step, run to a line, start anew, cancel. */
public final class GoToHandler extends CommandFamily {

    @Override
    public Object execute(ExecutionEvent event) {
        switch (word()) {
            case "goTo" -> goTo(event);
            case "runToLine" -> runToLine(event);
            case "reset" -> service(Documents.class).reset();
            case "cancel" -> active().cancel();
            default -> throw unknown();
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return active().session().isPresent();
    }

    private static void goTo(ExecutionEvent event) {
        Session session = active().session().orElseThrow();
        if (active().busy()) {
            return;
        }
        long most = session.scenario().getMaxSteps();
        IInputValidator valid = text -> step(text, most).isPresent() ? null : NLS.bind(Messages.GoToHandler_goToRefused,
                most);
        InputDialog dialog = new InputDialog(HandlerUtil.getActiveShell(event), Messages.GoToHandler_goToTitle,
                NLS.bind(Messages.GoToHandler_goTo, session.length()), Long.toString(session.step()), valid);
        if (dialog.open() == Window.OK) {
            long wanted = step(dialog.getValue(), most).orElseThrow();
            active().run(Messages.StepHandler_running, (running, progress) -> running.goTo(wanted));
        }
    }

    private static Optional<Long> step(String text, long most) {
        try {
            long step = Long.parseLong(text.strip());
            return step >= 0 && step <= most ? Optional.of(step) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void runToLine(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof ListingView listing) {
            listing.selectedAddress().ifPresent(address -> active().run(Messages.StepHandler_running,
                    (session, progress) -> session.runToLine(address, progress)));
        }
    }
}
