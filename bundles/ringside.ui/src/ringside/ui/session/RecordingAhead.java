package ringside.ui.session;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;

import ringside.stepper.Session;

/**
 * Records the run behind the reader's step, to its end, a loop or the limit, in slices so short that no key waits for
 * one. The first slice is made at once, so that most runs are whole before they are seen. A run of which no end comes in
 * sight is recorded further when the reader has come closer.
 */
final class RecordingAhead {

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int PAUSE_MILLIS = 5;
    private static final int STRETCH = 2_000;
    private static final long MOST = 4_000_000;

    private final Display display;
    private final Supplier<Optional<Session>> session;
    private final Runnable recorded;
    private final Runnable going = this::slice;

    /**
     * @param session  the open scenario; empty while somebody else works on it
     * @param recorded told after each slice
     */
    RecordingAhead(Display display, Supplier<Optional<Session>> session, Runnable recorded) {
        this.display = display;
        this.session = session;
        this.recorded = recorded;
    }

    void begin() {
        slice();
    }

    private void slice() {
        if (display.isDisposed() || session.get().isEmpty()) {
            return;
        }
        Session open = session.get().get();
        long end = System.nanoTime() + SLICE_NANOS;
        boolean more = open.length() - open.step() < MOST;
        int stretch = STRETCH;
        while (more && System.nanoTime() < end) {
            more = open.chronicle().recordOn(stretch);
            stretch *= 2;
        }
        recorded.run();
        if (more) {
            display.timerExec(PAUSE_MILLIS, going);
        }
    }
}
