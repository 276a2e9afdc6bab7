package ringside.stepper.returns;

import java.util.List;
import java.util.Optional;
import ringside.kernel.decision.Answer;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;

/**
 * A check that was asked. What changes afterwards changes nothing of it: the kernel does not look again.
 *
 * @param check  which
 * @param step   the step that decided it
 * @param answer how it came out, with the values that were compared
 */
public record Asked(CheckId check, long step, Answer answer) {
    /** {@return how it came out} */
    public boolean held() {
        return answer.held();
    }

    /** {@return the values that were compared} */
    public List<Operand> operands() {
        return answer.compared();
    }

    /** {@return all slots, those that were read until then as they were read} */
    public ReturnState seen() {
        return answer.read();
    }

    /** {@return the first slot that it looked at and that holds another value now} */
    public Optional<DecidingSlot> changed(ReturnState now) {
        return operands().stream().flatMap(operand -> operand.slot().stream())
                .filter(slot -> seen().get(slot) != now.get(slot)).findFirst();
    }
}
