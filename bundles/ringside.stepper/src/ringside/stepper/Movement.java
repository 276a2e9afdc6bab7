package ringside.stepper;

import ringside.stepper.run.Halt;

/**
 * The outcome of one movement along the steps.
 *
 * @param from step before
 * @param to   step after
 * @param halt why it ended there
 * @param text the same as one plain sentence, fit for a status line
 */
public record Movement(long from, long to, Halt halt, String text) {
    /** {@return true when the step changed} */
    public boolean moved() {
        return from != to;
    }
}
