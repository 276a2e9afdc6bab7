package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        Set<SlotEdit> told = new HashSet<>();
        for (SlotEdit change : changes) {
            int broken = with(change.slot(), change.after()) & ~before & ~wanted;
            if (broken != 0) {
                sentences.add(gerund(change.label()) + " alone would make " + decision.named(broken) + ".");
                told.add(change);
            }
        }
        pairs(changes, result, wanted, told, sentences);
        if (told.isEmpty()) {
            return "Each of them is needed for a check of its own.";
        }
        List<SlotEdit> rest = changes.stream().filter(change -> !told.contains(change)).toList();
        if (!rest.isEmpty()) {
            sentences.add((rest.size() > 1 ? "Each of the others" : gerund(rest.get(0).label()))
                    + " is needed for a check of its own.");
        }
        return String.join(" ", sentences);
    }

    /** Two changes belong together if a check fails without the one and without the other. */
    private void pairs(List<SlotEdit> changes, ReturnState result, int wanted, Set<SlotEdit> told,
            List<String> sentences) {
        for (SlotEdit one : changes) {
            for (SlotEdit other : changes) {
                int both = without(one, result) & without(other, result) & ~wanted;
                if (both != 0 && other.slot().equals(EditCandidates.partner(one.slot()))
                        && !told.containsAll(List.of(one, other))) {
                    sentences.add(gerund(one.label()) + " belongs together with " + inner(other.label())
                            + ": either alone would still let " + decision.named(both) + ".");
                    told.addAll(List.of(one, other));
                }
            }
        }
    }

    private int without(SlotEdit change, ReturnState result) {
        long[] changed = EditCandidates.slots(result);
        changed[EditCandidates.SLOTS.indexOf(change.slot())] = change.before();
        return decision.failingMask(EditCandidates.state(changed)) & made;
    }

    /** One slot was made equal to another: why not the other way round. */
    private String mirrored(SlotEdit change) {
        String other = EditCandidates.partner(change.slot());
        if (other.isEmpty() || slots[EditCandidates.SLOTS.indexOf(other)] != change.after()) {
            return "";
        }
        int broken = with(other, change.before()) & ~before;
        return broken == 0 ? "" : "Setting " + EditCandidates.nameOf(other) + " to " + Operand.hex(change.before())
                + " instead would make " + decision.named(broken) + ".";
    }

    private int with(String slot, long value) {
        long[] changed = slots.clone();
        changed[EditCandidates.SLOTS.indexOf(slot)] = value;
        return decision.failingMask(EditCandidates.state(changed)) & made;
    }

    private static String gerund(String label) {
        String clause = inner(label);
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }

    private static String inner(String label) {
        int blank = label.indexOf(' ');
        int note = label.indexOf(" (");
        String verb = switch (label.substring(0, blank)) {
            case "clear" -> "clearing";
            case "move" -> "moving";
            default -> "setting";
        };
        return verb + (note < 0 ? label.substring(blank) : label.substring(blank, note));
    }
}
