package ringside.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C: a command that listens is asked to stop and gets a moment to finish its line; the process then ends as it
 * always does. A command that does not listen is stopped at once.
 */
public final class Interrupt {
    private static final long PATIENCE_SECONDS = 2;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean asked;
    private volatile boolean heard;

    /** {@return whether the command shall stop; whoever asks will be waited for} */
    boolean asked() {
        heard = true;
        return asked;
    }

    /** Asks the command to stop, and waits a moment until it has. */
    public void ask() {
        asked = true;
        if (heard) {
            try {
                finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The command is over and everything is written. */
    public void finished() {
        finished.countDown();
    }
}
