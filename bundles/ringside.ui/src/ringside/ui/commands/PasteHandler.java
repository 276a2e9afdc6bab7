package ringside.ui.commands;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import ringside.stepper.Session;
import ringside.stepper.questions.AskedKernel;
import ringside.stepper.questions.PastedRegisters;
import ringside.ui.session.Documents;

/** Shows what is understood of the registers on the clipboard, and opens a scenario that returns with them. */
public final class PasteHandler extends CommandHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        String text = clipboard();
        active().session().filter(session -> !text.isBlank()).ifPresent(session -> {
            PasteDialog dialog = new PasteDialog(HandlerUtil.getActiveShell(event), PastedRegisters.of(text, kernel(
                    session)), text);
            if (dialog.open() == Window.OK) {
                dialog.scenario().ifPresent(service(Documents.class)::openPasted);
            }
        });
        return null;
    }

    private static AskedKernel kernel(Session session) {
        return new AskedKernel(session.profile(), session.options(), session.switchedOff());
    }

    private static String clipboard() {
        Clipboard clipboard = new Clipboard(PlatformUI.getWorkbench().getDisplay());
        try {
            return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
        } finally {
            clipboard.dispose();
        }
    }
}
