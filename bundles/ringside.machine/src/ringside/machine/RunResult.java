package ringside.machine;

import ringside.machine.state.StopReason;

/**
 * What {@link Cpu#run} did.
 *
 * @param why reason for coming back
 * @param steps steps done
 */
public record RunResult(StopReason why, long steps) {
}
