package ringside.stepper.replay;

import java.util.Optional;
import java.util.Set;

/**
 * A function of the kernel that the recorded entry passed.
 *
 * @param function its name in that kernel
 * @param flags    the thread flags that were set when it began, by name; empty where nobody looked
 */
record RecordedPhase(String function, Optional<Set<String>> flags) {
}
