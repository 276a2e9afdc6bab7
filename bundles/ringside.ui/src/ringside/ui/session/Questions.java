package ringside.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import ringside.scenarios.ScenarioLibrary;
import ringside.ui.Messages;

/** What the documents asks and tells the user in dialogs. */
final class Questions {

    private static final String PATTERN = "*" + ScenarioLibrary.ENDING;
    private static final int MOST_LINES = 12;

    /** An answer to the question about unsaved edits. */
    enum Leave { SAVE, DISCARD, STAY }

    /** An answer to the offer of an autosaved copy. */
    enum Recovery { RESTORE, KEEP, DISCARD }

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean windowStands;

    Leave unsaved(String title) {
        int answer = ask(MessageDialog.QUESTION, Messages.Questions_unsavedTitle, NLS.bind(Messages.Questions_unsaved,
                title),
                Messages.Questions_save, Messages.Questions_discard, IDialogConstants.CANCEL_LABEL);
        return answer == 0 ? Leave.SAVE : answer == 1 ? Leave.DISCARD : Leave.STAY;
    }

    Recovery recovery(String title, String when, String where) {
        int answer = ask(MessageDialog.QUESTION, Messages.Questions_recoveryTitle,
                NLS.bind(Messages.Questions_recovery, new Object[] {title, when, where}),
                Messages.Questions_restore, Messages.Questions_keep, Messages.Questions_throwAway);
        return answer == 0 ? Recovery.RESTORE : answer == 2 ? Recovery.DISCARD : Recovery.KEEP;
    }

    boolean replace(String reason) {
        return ask(MessageDialog.WARNING, Messages.Questions_replaceTitle, reason + "\n" + Messages.Questions_replace,
                Messages.Questions_replaceButton, IDialogConstants.CANCEL_LABEL) == 0;
    }

    void refuse(String title, List<String> reasons) {
        List<String> shown = reasons.size() <= MOST_LINES ? reasons : reasons.subList(0, MOST_LINES);
        String more = reasons.size() <= MOST_LINES ? "" : "\n" + NLS.bind(Messages.Questions_more,
                reasons.size() - MOST_LINES);
        String message = (String.join("\n", shown) + more).replace("&", "&&");
        if (windowStands) {
            MessageDialog.openError(shell(), title, message);
        } else {
            waiting.add(() -> MessageDialog.openError(shell(), title, message));
        }
    }

    /** Tells what had to wait until there is a window to tell it in. */
    void windowStands() {
        windowStands = true;
        List<Runnable> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(Runnable::run);
    }

    Optional<Path> fileToOpen() {
        return file(SWT.OPEN, Messages.Questions_openTitle, "");
    }

    Optional<Path> fileToSave(String proposal) {
        return file(SWT.SAVE, Messages.Questions_saveTitle, proposal);
    }

    private static Optional<Path> file(int style, String title, String proposal) {
        FileDialog dialog = new FileDialog(shell(), style);
        dialog.setText(title);
        dialog.setFilterExtensions(new String[] {PATTERN, "*"});
        dialog.setFilterNames(new String[] {NLS.bind(Messages.Questions_scenarioFiles, PATTERN),
            Messages.Questions_allFiles});
        dialog.setFileName(proposal);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private static int ask(int kind, String title, String message, String... buttons) {
        return new MessageDialog(shell(), title, null, message, kind, 0, buttons).open();
    }

    private static Shell shell() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? null : window.getShell();
    }
}
