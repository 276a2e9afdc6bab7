package ringside.stepper.run;

import java.util.List;
import ringside.kernel.KernelState;
import ringside.stepper.document.Planned;

/**
 * Everything that decides how an {@link Engine} goes on.
 *
 * @param step     position
 * @param kernel   machine, kernel and task
 * @param arrivals how often each spot of the plan was reached; never changed once it is here
 * @param returns  returns to user mode so far
 * @param asked    the questions that the kernel has asked since it was entered; none are known in a quiet run
 * @param reading  how far a decision is, null when none is made
 * @param deferred start values of slots that still wait for the first return
 * @param kept     start values of slots, carried out, that the entry code must not overwrite before the return
 */
public record EngineState(long step, KernelState kernel, int[] arrivals, int returns,
        List<Happening.Asked> asked, DecisionReading reading, List<Planned> deferred,
        List<Planned> kept) {
}
