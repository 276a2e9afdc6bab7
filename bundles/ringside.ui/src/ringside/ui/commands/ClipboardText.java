package ringside.ui.commands;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.PlatformUI;

/** The text on the clipboard of the desktop. */
final class ClipboardText {

    /** Puts a text there; nothing where there is none. */
    void put(String text) {
        Clipboard clipboard = new Clipboard(PlatformUI.getWorkbench().getDisplay());
        try {
            if (!text.isEmpty()) {
                clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            }
        } finally {
            clipboard.dispose();
        }
    }

    /** Returns it, empty where there is none. */
    String get() {
        Clipboard clipboard = new Clipboard(PlatformUI.getWorkbench().getDisplay());
        try {
            return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
        } finally {
            clipboard.dispose();
        }
    }
}
