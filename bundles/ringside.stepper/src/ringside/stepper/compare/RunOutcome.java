package ringside.stepper.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.machine.OutsideCode;
import ringside.stepper.run.Loop;
import ringside.stepper.returns.Return;

/**
 * How a headless run ended.
 *
 * @param steps   steps done
 * @param ended   end, limit, the signal that killed the program, blocked, …
 * @param last    the last return to user mode, if there was one
 * @param returns all returns in order, the first 100 000
 * @param traps   RIP of every SIGTRAP, delivered or reported to a tracer, in order, the first 100 000
 * @param user    the user's registers at the end, by label
 * @param outside what the model does not have, if that ended the run
 * @param loop    proof that the run repeats itself, if it was found
 */
public record RunOutcome(long steps, String ended, Optional<Return> last, List<Return> returns,
        List<Long> traps,
        Map<String, Long> user, Optional<OutsideCode> outside, Optional<Loop> loop) {
    /** What {@link #ended} says when the step limit was used up. */
    public static final String LIMIT = "limit";
}
