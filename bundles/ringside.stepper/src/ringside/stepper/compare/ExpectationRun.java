package ringside.stepper.compare;

import java.util.List;

/**
 * A run on a kernel for which a scenario states what it expects.
 *
 * @param outcome     how it went
 * @param differences what is not as expected, a sentence each; empty when all is
 */
public record ExpectationRun(RunOutcome outcome, List<String> differences) {
    public ExpectationRun {
        differences = List.copyOf(differences);
    }
}
