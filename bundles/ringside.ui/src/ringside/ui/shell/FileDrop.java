package ringside.ui.shell;

import java.nio.file.Path;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Shell;

import ringside.ui.session.Documents;

/** A scenario file that is dropped onto the window opens. */
final class FileDrop {

    private FileDrop() {
    }

    static void onto(Shell shell, Documents documents) {
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = accepts(event) ? DND.DROP_COPY : DND.DROP_NONE;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files && files.length > 0 && documents.mayLeave()) {
                    documents.openPath(Path.of(files[0]));
                }
            }
        });
    }

    private static boolean accepts(DropTargetEvent event) {
        Transfer files = FileTransfer.getInstance();
        return files.isSupportedType(event.currentDataType);
    }
}
