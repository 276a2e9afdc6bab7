package ringside.stepper.returns;

import ringside.stepper.run.Loop;

/** What running ahead from a position finds. */
public sealed interface Foretold {
    /** A loop without a return. */
    String LOOP = "loop";
    /** The step limit comes first. */
    String LIMIT = "limit";

    /** The next return. */
    record Next(Return made) implements Foretold {}

    /**
     * No return comes.
     *
     * @param how   {@code end}, {@code blocked}, {@code oops}, the name of a signal, {@link #LIMIT}, …
     * @param step  the position at which the run ends
     * @param cause what brought it about, where that is known; or empty
     */
    record Ended(String how, long step, String cause) implements Foretold {}

    /** No return comes: everything repeats. */
    record Repeats(Loop loop) implements Foretold {}

    /** {@return in one word why no return comes; null when one does} */
    static String ended(Foretold foretold) {
        if (foretold instanceof Ended ended) {
            return ended.how();
        }
        return foretold instanceof Repeats ? LOOP : null;
    }
}
