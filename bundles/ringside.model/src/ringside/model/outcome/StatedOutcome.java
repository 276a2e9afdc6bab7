package ringside.model.outcome;

import ringside.model.Expectation;

/**
 * The outcome that a scenario states for one kernel.
 *
 * @param kernel  id of the kernel profile
 * @param in      the expectation that says so, alone or together with the one that it differs from
 * @param outcome all that is expected
 */
public record StatedOutcome(String kernel, Expectation in, Outcome outcome) {

    /** Whether it was recorded from a run and is stated by nobody yet. */
    public boolean recorded() {
        return in.getRecorded().contains(kernel);
    }
}
