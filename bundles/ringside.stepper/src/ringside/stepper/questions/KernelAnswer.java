package ringside.stepper.questions;

import java.util.Optional;

import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;

/**
 * How a kernel returns.
 *
 * @param path   the way back
 * @param reason the first failing check; empty if none fails
 */
public record KernelAnswer(Path path, Optional<CheckId> reason) {
}
