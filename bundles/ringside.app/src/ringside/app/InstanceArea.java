package ringside.app;

import java.io.IOException;
import java.net.URL;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.service.datalocation.Location;

/**
 * The folder that keeps the window's layout and unsaved work. Each running window needs one of its own: a second one
 * that is started beside the first takes the next free folder.
 */
final class InstanceArea {

    private static final int MOST_WINDOWS = 16;

    private final Location location;

    InstanceArea(Location location) {
        this.location = location;
    }

    /**
     * Takes the folder that was asked for, or the first free one. Where none can be locked (a read-only home, a file system
     * without locks) the window works without: losing a layout is better than not starting.
     */
    void take() {
        try {
            if (location.isSet()) {
                location.lock();
            } else {
                takeFirstFree(location.getDefault());
            }
        } catch (IOException failure) {
            ILog.of(InstanceArea.class).warn("Cannot lock the folder of this window; its layout may not be kept.",
                    failure);
        }
    }

    private void takeFirstFree(URL first) throws IOException {
        String base = first.toExternalForm().replaceAll("/+$", "");
        for (int window = 1; window <= MOST_WINDOWS; window++) {
            URL folder = window == 1 ? first : new URL(base + '-' + window + '/');
            if (location.set(folder, true)) {
                return;
            }
        }
    }

    /** Gives the folder back; needed before a restart in the same process. */
    void release() {
        location.release();
    }
}
