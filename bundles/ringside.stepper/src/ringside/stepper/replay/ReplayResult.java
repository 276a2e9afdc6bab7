package ringside.stepper.replay;

import java.util.List;
import java.util.Optional;

/** What became of the replay of one recorded entry. */
public sealed interface ReplayResult {

    /**
     * Everything that was recorded and is modelled is the same.
     *
     * @param played the return; empty where the task died in the kernel, as the recorded one did
     * @param remark something worth knowing, or an empty text
     */
    record Agrees(Optional<PlayedReturn> played, String remark) implements ReplayResult {}

    /**
     * Something is not the same.
     *
     * @param played      the return, if there was one
     * @param differences at least one
     */
    record Differs(Optional<PlayedReturn> played, List<Difference> differences) implements ReplayResult {
        public Differs {
            differences = List.copyOf(differences);
        }
    }

    /**
     * The entry was not replayed.
     *
     * @param reason why, without a full stop: the field that is missing, the flag that this kernel does not have
     */
    record NotApplicable(String reason) implements ReplayResult {}
}
