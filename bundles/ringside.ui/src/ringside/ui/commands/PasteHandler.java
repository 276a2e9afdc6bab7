package ringside.ui.commands;

import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.scenarios.ScenarioLink;
import ringside.stepper.Session;
import ringside.stepper.document.ProgramScenario;
import ringside.stepper.questions.AskedKernel;
import ringside.stepper.questions.PastedFlags;
import ringside.stepper.questions.PastedRegisters;
import ringside.ui.Messages;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;
import ringside.ui.views.FlagsView;
import ringside.ui.views.WorkView;

/**
 * Opens the scenario to which a link on the clipboard leads, or the program there; or shows what is understood of the registers there, and opens a scenario that
 * returns with them. In the views
 * of flags a word of flags is read bit by bit.
 */
public final class PasteHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        String text = new ClipboardText().get();
        if (ScenarioLink.is(text)) {
            service(Documents.class).openLink(text);
            return null;
        }
        if (text.isBlank()) {
            service(Notices.class).refuse(Messages.Paste_nothing);
            return null;
        }
        Shell shell = HandlerUtil.getActiveShell(event);
        active().session().ifPresent(session -> flags(HandlerUtil.getActivePart(
                event), text, kernel(session)).ifPresentOrElse(flags -> show(shell, flags), () -> show(shell, text,
                        session)));
        return null;
    }

    private static Optional<PastedFlags> flags(IWorkbenchPart part, String text, AskedKernel asked) {
        return part instanceof WorkView ? PastedFlags.ofThread(text, asked)
                : part instanceof FlagsView ? PastedFlags.ofProcessor(text, asked) : Optional.empty();
    }

    private static void show(Shell shell, PastedFlags flags) {
        FlagsDialog dialog = new FlagsDialog(shell, flags);
        if (dialog.open() == Window.OK) {
            change(session -> session.edits().setAll(Messages.PasteFlags_set, dialog.settings()));
        }
    }

    private static void show(Shell shell, String text, Session session) {
        PastedRegisters registers = PastedRegisters.of(text, kernel(session));
        boolean found = !registers.read(OptionalInt.empty()).frames().isEmpty();
        Optional<ProgramScenario> program = found ? Optional.empty()
                : ProgramScenario.pasted(text, session.scenario().getKernel());
        if (program.isPresent()) {
            service(Documents.class).openPasted(program.get().scenario());
            return;
        }
        PasteDialog dialog = new PasteDialog(shell, registers, text);
        if (dialog.open() == Window.OK) {
            dialog.scenario().ifPresent(service(Documents.class)::openPasted);
        }
    }

    private static AskedKernel kernel(Session session) {
        return new AskedKernel(session.profile(), session.options(), session.switchedOff());
    }
}
