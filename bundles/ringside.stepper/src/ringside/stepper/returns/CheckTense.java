package ringside.stepper.returns;

import java.util.OptionalLong;
import ringside.kernel.decision.CheckResult;

/**
 * One check of a return, as it is told at a position.
 *
 * @param result  the check in words: as it was asked, or with the values of now
 * @param asked   the step that asked it
 * @param told    when it was asked, or why it was not
 * @param changed whether a value changed after it was asked
 */
public record CheckTense(CheckResult result, OptionalLong asked, String told, boolean changed) {
}
