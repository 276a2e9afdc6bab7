package ringside.kernel.decision;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Slots to set so that a verdict becomes another one.
 *
 * @param changes  the slots, each once; none of them can be left out
 * @param result   the state after it
 * @param coupling why fewer or other changes do not do, in sentences; empty if there is nothing to say
 */
public record Edit(List<SlotEdit> changes, ReturnState result, String coupling) {

    public Edit {
        changes = List.copyOf(changes);
    }

    /** The whole edit as an order, such as {@code clear TF in R11 and clear TF in RFLAGS}. */
    public String label() {
        return changes.stream().map(SlotEdit::label).collect(Collectors.joining(Words.text("edit.and")));
    }
}
