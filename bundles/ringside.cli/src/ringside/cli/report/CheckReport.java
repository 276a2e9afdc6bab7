package ringside.cli.report;

import java.util.List;
import java.util.Optional;
import ringside.cli.arguments.Subject;
import ringside.model.outcome.StatedOutcome;
import ringside.stepper.compare.RunOutcome;

/** How a check of scenarios is told: pair by pair, and at the end. */
public interface CheckReport {
    /**
     * A scenario ran on a kernel.
     *
     * @param expected    what it states for that kernel
     * @param outcome     empty when it could not be started there
     * @param differences what is not as expected, a sentence each
     */
    void checked(Subject subject, StatedOutcome expected, Optional<RunOutcome> outcome, List<String> differences);

    /** A scenario has no meaning on a kernel, for a reason that it states. */
    void inapplicable(Subject subject, String kernel, String reason);

    /** A scenario says nothing of a kernel. */
    void unstated(Subject subject, String kernel);

    /** All is checked; the sum as a line of text. */
    void end(String sum);
}
