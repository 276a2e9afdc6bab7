package ringside.stepper.returns;

import java.util.List;
import ringside.kernel.decision.Operand;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;

/**
 * A check that was asked. What changes afterwards changes nothing of it: the kernel does not look again.
 *
 * @param check    which
 * @param step     the step that decided it
 * @param held     how it came out
 * @param operands the values that were compared
 * @param seen     all slots, those that were read until then as they were read
 */
public record Asked(CheckId check, long step, boolean held, List<Operand> operands, ReturnState seen) {
    public Asked {
        operands = List.copyOf(operands);
    }
}
