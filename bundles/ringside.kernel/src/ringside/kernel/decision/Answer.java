package ringside.kernel.decision;

import java.util.List;

/**
 * How a check came out where a kernel really made it.
 *
 * @param held     whether the condition held
 * @param compared the values that the instructions compared, in the order of the check's own
 * @param read     all slots, those that were read until then as they were read
 */
public record Answer(boolean held, List<Operand> compared, ReturnState read) {

    public Answer {
        compared = List.copyOf(compared);
    }
}
