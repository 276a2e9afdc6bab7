package ringside.stepper.run;

/**
 * How a long run tells how far it is and asks whether it shall go on: as a long question to a kernel does, so that
 * whoever waits needs one answer for both. Called on the thread that runs, a few hundred times a second at most.
 */
public interface Progress extends ringside.kernel.questions.Progress {
    /** Tells nothing and never cancels. */
    Progress NONE = new Progress() {};

    /**
     * The run has come to this step.
     *
     * @param step  steps since the start of the scenario
     * @param limit the step at which the run ends at the latest
     */
    @Override
    default void at(long step, long limit) {
    }
}
