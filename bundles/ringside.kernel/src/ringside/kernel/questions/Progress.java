package ringside.kernel.questions;

import java.util.concurrent.CancellationException;

/**
 * How a long search tells how far it is and asks whether it shall go on. Called on the thread that searches, some
 * thousand times a second at most.
 */
public interface Progress {

    /** Tells nothing and never cancels. */
    Progress NONE = new Progress() {};

    /** Whether the search shall stop at the next opportunity. */
    default boolean cancelled() {
        return false;
    }

    /**
     * The search has come this far.
     *
     * @param done  units of work done
     * @param total units of work in all
     */
    default void at(long done, long total) {
    }

    /**
     * Tells how far the search is, unless it shall stop.
     *
     * @throws CancellationException if it shall stop
     */
    default void advance(long done, long total) {
        if (cancelled()) {
            throw new CancellationException("cancelled after " + done + " of " + total);
        }
        at(done, total);
    }
}
