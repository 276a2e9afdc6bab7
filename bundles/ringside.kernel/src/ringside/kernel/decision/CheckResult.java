package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * One check of one decision, explained. All texts are plain sentences.
 *
 * @param id       which check
 * @param subject  what it is about
 * @param status   what became of it in this decision
 * @param holds    whether its condition holds, also when it was not reached or is off
 * @param operands the values it looks at, in the order of the sentence
 * @param remedies ways to make it hold; for one that holds, to make it fail; empty if no slot can
 * @param title    the condition in short, such as {@code RCX == RIP}
 * @param question the condition as a question that a class is asked
 * @param brief    the condition in a word or two, such as {@code canonical}
 * @param mark     what is wrong if it fails, in a sign for tables, such as {@code ip}
 * @param sentence what the values say
 * @param reason   why the kernel makes this check
 * @param hazard   what SYSRET would do wrong if the condition did not hold
 * @param remedy   the remedies in words
 */
public record CheckResult(CheckId id, Subject subject, CheckStatus status, boolean holds, List<Operand> operands,
        List<Remedy> remedies, String title, String question, String brief, String mark, String sentence,
        String reason,
        String hazard, String remedy) {

    public CheckResult {
        operands = List.copyOf(operands);
        remedies = List.copyOf(remedies);
    }

    /** The same check, told in another way. */
    public CheckResult with(CheckStatus changed) {
        return new CheckResult(id, subject, changed, holds, operands, remedies, title, question, brief, mark, sentence,
                reason,
                hazard,
                remedy);
    }
}
