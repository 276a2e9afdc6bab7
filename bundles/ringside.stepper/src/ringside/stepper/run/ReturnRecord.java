package ringside.stepper.run;

import java.util.List;
import java.util.Map;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.Verdict;

/**
 * One return from the kernel to user mode.
 *
 * @param step    position right after the return instruction
 * @param path    the way it took
 * @param reason  id of the first failing check, or null
 * @param failing ids of all failing checks in the profile's order
 * @param verdict the same with operands and words; null where the path leaves no choice
 * @param user    all user-visible registers after it, by label, in the order of {@code Register}
 */
public record ReturnRecord(long step, Path path, String reason, List<String> failing, Verdict verdict,
        Map<String, Long> user) {
}
