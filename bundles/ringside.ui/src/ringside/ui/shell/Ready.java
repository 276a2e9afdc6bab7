package ringside.ui.shell;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;

import ringside.scenarios.FilePresence;

/** Tells scripts that the first scenario is painted, by a file that they name. */
final class Ready {

    private static final String FILE = "ringside.ready";

    private Ready() {
    }

    /** Makes the file, if one is asked for, after what is waiting to be painted was painted. */
    static void tell(Display display) {
        String file = System.getProperty(FILE);
        if (file != null) {
            display.asyncExec(() -> display.asyncExec(() -> make(Path.of(file))));
        }
    }

    private static void make(Path file) {
        try {
            if (!FilePresence.create(file)) {
                ILog.of(Ready.class).info(file + " is there already.");
            }
        } catch (IOException e) {
            ILog.of(Ready.class).warn("The file that tells readiness could not be made: " + file, e);
        }
    }
}
