package ringside.kernel;

import java.util.ArrayList;
import java.util.List;

/** Says why the changes of an edit belong together: what each of them would break if it were made alone. */
final class EditCoupling {

    private final Decision decision;
    private final int made;
    private final long[] slots;
    private final int before;

    /**
     * @param made  the checks that are on
     * @param state what the edit starts from
     */
    EditCoupling(Decision decision, int made, ReturnState state) {
        this.decision = decision;
        this.made = made;
        this.slots = EditCandidates.slots(state);
        this.before = decision.failingMask(state) & made;
    }

    /** The sentences for these changes, which lead to {@code result}; empty if there is nothing to say. */
    String explain(List<SlotEdit> changes, ReturnState result) {
        if (changes.size() == 1) {
            return mirrored(changes.get(0));
        }
        int wanted = decision.failingMask(result) & made;
        List<String> sentences = new ArrayList<>();
        for (SlotEdit change : changes) {
            int broken = with(change.slot(), change.after()) & ~before & ~wanted;
            if (broken != 0) {
                sentences.add(gerund(change.label()) + " alone would make " + decision.named(broken) + ".");
            }
        }
        return sentences.isEmpty() ? "Each of them is needed for a check of its own." : String.join(" ", sentences);
    }

    /** One slot was made equal to another: why not the other way round. */
    private String mirrored(SlotEdit change) {
        String other = EditCandidates.partner(change.slot());
        if (other.isEmpty() || slots[EditCandidates.SLOTS.indexOf(other)] != change.after()) {
            return "";
        }
        int broken = with(other, change.before()) & ~before;
        return broken == 0 ? "" : "Setting " + EditCandidates.nameOf(other) + " to " + Check.hex(change.before())
                + " instead would make " + decision.named(broken) + ".";
    }

    private int with(String slot, long value) {
        long[] changed = slots.clone();
        changed[EditCandidates.SLOTS.indexOf(slot)] = value;
        return decision.failingMask(EditCandidates.state(changed)) & made;
    }

    private static String gerund(String label) {
        int blank = label.indexOf(' ');
        int note = label.indexOf(" (");
        String verb = switch (label.substring(0, blank)) {
            case "clear" -> "Clearing";
            case "move" -> "Moving";
            default -> "Setting";
        };
        return verb + (note < 0 ? label.substring(blank) : label.substring(blank, note));
    }
}
