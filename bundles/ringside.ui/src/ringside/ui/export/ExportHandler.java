package ringside.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

import ringside.scenarios.HandedOut;
import ringside.stepper.Session;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Notices;

/** Asks for a file and exports the open run to it. */
public final class ExportHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        service(ActiveSession.class).session().ifPresent(session -> {
            FileDialog dialog = new FileDialog(shell, SWT.SAVE);
            dialog.setText(Messages.Export_title);
            dialog.setFilterExtensions(ExportForm.patterns());
            dialog.setFilterNames(ExportForm.titles());
            dialog.setFileName(session.scenario().getId() + ExportForm.PAGE.ending());
            dialog.setOverwrite(true);
            String name = dialog.open();
            if (name != null) {
                ExportForm chosen = ExportForm.values()[Math.max(0, dialog.getFilterIndex())];
                export(session, ExportForm.of(name, chosen), Path.of(name), shell);
            }
        });
        return null;
    }

    @Override
    public boolean isEnabled() {
        ActiveSession active = service(ActiveSession.class);
        return active.session().isPresent() && !active.busy();
    }

    /** Exports a run; a note in the status bar says when it is done, or why it is not. */
    public static void export(Session session, ExportForm form, Path file, Shell shell) {
        Notices notices = service(Notices.class);
        Appearance appearance = service(Appearance.class);
        if (!form.picture()) {
            new Exporter(session, form, file, appearance.syntax(), later(shell, notices::say), later(shell,
                    notices::refuse)).schedule();
            return;
        }
        StepPicture picture = new StepPicture(session, NLS.bind(Messages.Export_picture, session.scenario().getTitle(),
                session.step()));
        try {
            HandedOut.write(file, form == ExportForm.SVG ? picture.svg() : picture.png(shell, appearance));
            notices.say(NLS.bind(Messages.Export_done, file));
        } catch (IOException failed) {
            notices.refuse(NLS.bind(Messages.Export_failed, file, failed.getMessage()));
        }
    }

    private static Consumer<String> later(Shell shell, Consumer<String> told) {
        return words -> {
            if (!shell.isDisposed()) {
                shell.getDisplay().asyncExec(() -> told.accept(words));
            }
        };
    }

    private static <T> T service(Class<T> type) {
        return PlatformUI.getWorkbench().getService(type);
    }
}
