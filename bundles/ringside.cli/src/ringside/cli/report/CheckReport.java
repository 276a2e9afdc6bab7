package ringside.cli.report;

import java.util.List;
import java.util.Optional;
import ringside.cli.arguments.Subject;
import ringside.model.Expectation;
import ringside.stepper.compare.RunOutcome;

/** How a check of scenarios is told: pair by pair, and at the end. */
public interface CheckReport {
    /** A scenario states nothing that could be checked. */
    void unchecked(Subject subject);

    /**
     * A scenario ran on a kernel.
     *
     * @param outcome     empty when it could not be started there
     * @param differences what is not as expected, a sentence each
     */
    void checked(Subject subject, Expectation expectation, Optional<RunOutcome> outcome, List<String> differences);

    /** All is checked; the sum as a line of text. */
    void end(String sum);
}
