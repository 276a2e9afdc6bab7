package ringside.stepper.returns;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;

/**
 * How a visit ended.
 *
 * @param origin  what had brought the thread in
 * @param asked   the checks that were asked, in order
 * @param step    the step that arrived in user mode, or failed to
 * @param path    the way it took
 * @param verdict why, with words
 * @param faulted whether the return instruction faulted
 * @param slots   what the slots that decide held then
 * @param user    all user-visible registers after it, by label, in the order of {@code Register}
 */
public record Return(Origin origin, List<Asked> asked, long step, Path path, Verdict verdict, boolean faulted,
        ReturnState slots, Map<String, Long> user) {
    public Return {
        asked = List.copyOf(asked);
    }

    /** {@return the step that decided the way; empty where no check was asked} */
    public OptionalLong decided() {
        return asked.isEmpty() ? OptionalLong.empty() : OptionalLong.of(asked.get(asked.size() - 1).step());
    }

    /** {@return the way in a few words, with the check that turned it} */
    public String way() {
        return ProspectWords.way(this);
    }

    /** {@return id of the first failing check, or null} */
    public String reason() {
        return verdict.reason().map(CheckId::name).orElse(null);
    }

    /** {@return ids of all failing checks in the profile's order} */
    public List<String> failing() {
        return verdict.failing().stream().map(CheckId::name).toList();
    }

    /** {@return a sentence for each check of which a value changed after it was asked} */
    public List<String> changes() {
        return asked.stream().flatMap(question -> question.changed(slots)
                .map(slot -> ProspectWords.changed(question, slot, slots)).stream()).toList();
    }
}
