package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * One check of one decision, explained. All texts are plain sentences.
 *
 * @param id       which check
 * @param status   what became of it in this decision
 * @param holds    whether its condition holds, also when it was not reached or is off
 * @param operands the values it looks at, in the order of the sentence
 * @param title    the condition in short, such as {@code RCX == RIP}
 * @param sentence what the values say
 * @param reason   why the kernel makes this check
 * @param hazard   what SYSRET would do wrong if the condition did not hold
 * @param remedy   how to make it hold; for one that holds, how to make it fail
 */
public record CheckResult(CheckId id, CheckStatus status, boolean holds, List<Operand> operands, String title,
        String sentence, String reason, String hazard, String remedy) {

    public CheckResult {
        operands = List.copyOf(operands);
    }

    CheckResult with(CheckStatus changed) {
        return new CheckResult(id, changed, holds, operands, title, sentence, reason, hazard, remedy);
    }
}
