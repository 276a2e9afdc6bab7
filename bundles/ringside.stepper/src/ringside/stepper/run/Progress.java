package ringside.stepper.run;

/**
 * How a long run tells how far it is and asks whether it shall go on. Called on the thread that runs, a few hundred
 * times a second at most.
 */
public interface Progress {
    /** Tells nothing and never cancels. */
    Progress NONE = new Progress() { };

    /** {@return true when the run shall stop at the next opportunity} */
    default boolean cancelled() {
        return false;
    }

    /**
     * The run has come to this step.
     *
     * @param step  steps since the start of the scenario
     * @param limit the step at which the run ends at the latest
     */
    default void at(long step, long limit) {
    }
}
