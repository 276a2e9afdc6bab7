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

/** Asks for a step and goes to it. */
public final class GoToHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Session session = active().session().orElseThrow();
        if (active().busy()) {
            return null;
        }
        long most = session.scenario().getMaxSteps();
        IInputValidator valid = text -> step(text, most).isPresent() ? null : NLS.bind(Messages.GoToHandler_goToRefused,
                most);
        InputDialog dialog = new InputDialog(HandlerUtil.getActiveShell(event), Messages.GoToHandler_goToTitle,
                NLS.bind(Messages.GoToHandler_goTo, most, session.length()), Long.toString(session.step()), valid);
        if (dialog.open() == Window.OK) {
            long wanted = step(dialog.getValue(), most).orElseThrow();
            active().run(Messages.StepHandler_running, (running, progress) -> running.goTo(wanted));
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }

    private static Optional<Long> step(String text, long most) {
        try {
            long step = Long.parseLong(text.strip());
            return step >= 0 && step <= most ? Optional.of(step) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
