package ringside.kernel;

import java.util.Optional;

import ringside.machine.state.StopReason;

/**
 * How a run ended.
 *
 * @param why   what made it end
 * @param steps steps done
 * @param ended what ended the program, if it is over: see {@link BootedKernel#ended()}
 */
public record RunEnd(StopReason why, long steps, Optional<String> ended) {
}
