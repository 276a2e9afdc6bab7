package ringside.stepper.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;

/**
 * How the simulated kernel went back to the user in a replay.
 *
 * @param path    the way
 * @param reason  the first failing check
 * @param failing every failing check in the profile's order
 * @param checked whether the kernel made its checks; not on the fast path, and not where IRET is the only way
 * @param steps   simulated instructions in each phase that was passed, the instruction that entered included
 */
public record PlayedReturn(Path path, Optional<CheckId> reason, List<CheckId> failing, boolean checked,
        Map<String, Long> steps) {
    public PlayedReturn {
        failing = List.copyOf(failing);
        steps = Map.copyOf(steps);
    }
}
