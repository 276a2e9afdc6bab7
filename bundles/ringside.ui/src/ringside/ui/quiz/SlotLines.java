package ringside.ui.quiz;

import java.util.Arrays;
import java.util.stream.Collectors;

import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.kernel.decision.ReturnState;

/** Six slots as lines of text. */
final class SlotLines {

    private static final String LINE = "  %-6s %s";

    private SlotLines() {
    }

    static String of(ReturnState state) {
        return Arrays.stream(DecidingSlot.values())
                .map(slot -> String.format(LINE, slot.label(), Operand.hex(state.get(slot))))
                .collect(Collectors.joining("\n"));
    }
}
