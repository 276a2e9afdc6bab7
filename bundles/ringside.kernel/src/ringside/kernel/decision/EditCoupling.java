package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why the changes of an edit belong together: what each of them would break if it were made alone. */
final class EditCoupling {

    private final Decision decision;
    private final int made;
    private final ReturnState state;
    private final int before;

    /**
     * @param made  the checks that are on
     * @param state what the edit starts from
     */
    EditCoupling(Decision decision, int made, ReturnState state) {
        this.decision = decision;
        this.made = made;
        this.state = state;
        this.before = failing(state);
    }

    /** The sentences for these changes, which lead to {@code result}; empty if there is nothing to say. */
    String explain(List<SlotEdit> changes, ReturnState result) {
        if (changes.size() == 1) {
            return mirrored(changes.get(0));
        }
        int wanted = failing(result);
        List<String> sentences = new ArrayList<>();
        Set<SlotEdit> told = new HashSet<>();
        for (SlotEdit change : changes) {
            int broken = failing(state.with(change.slot(), change.after())) & ~before & ~wanted;
            if (broken != 0) {
                sentences.add(sentence("coupling.alone", "edit", change.doing(), "failures", failures(broken)));
                told.add(change);
            }
        }
        pairs(changes, result, wanted, told, sentences);
        if (told.isEmpty()) {
            return Words.text("coupling.each");
        }
        List<SlotEdit> rest = changes.stream().filter(change -> !told.contains(change)).toList();
        if (!rest.isEmpty()) {
            sentences.add(rest.size() > 1 ? Words.text("coupling.others")
                    : sentence("coupling.other", "edit", rest.get(0).doing()));
        }
        return String.join(" ", sentences);
    }

    /** Two changes belong together if a check fails without the one and without the other. */
    private void pairs(List<SlotEdit> changes, ReturnState result, int wanted, Set<SlotEdit> told,
            List<String> sentences) {
        for (SlotEdit one : changes) {
            for (SlotEdit other : changes) {
                int both = without(one, result) & without(other, result) & ~wanted;
                if (both != 0 && partner(one.slot()).filter(other.slot()::equals).isPresent()
                        && !told.containsAll(List.of(one, other))) {
                    sentences.add(sentence("coupling.together", "edit", one.doing(), "other", other.doing(),
                            "failures", failures(both)));
                    told.addAll(List.of(one, other));
                }
            }
        }
    }

    private int without(SlotEdit change, ReturnState result) {
        return failing(result.with(change.slot(), change.before()));
    }

    /** One slot was made equal to another: why not the other way round. */
    private String mirrored(SlotEdit change) {
        Optional<DecidingSlot> other = partner(change.slot()).filter(slot -> state.get(slot) == change.after());
        int broken = other.map(slot -> failing(state.with(slot, change.before())) & ~before).orElse(0);
        return broken == 0 ? "" : Words.text("coupling.mirrored", "slot", other.get().register(), "value",
                Operand.hex(change.before()), "failures", failures(broken));
    }

    /** The slot that a check compares with this one. */
    private Optional<DecidingSlot> partner(DecidingSlot slot) {
        return decision.checks().stream()
                .map(check -> check.operands(state).stream().flatMap(operand -> operand.slot().stream()).toList())
                .filter(slots -> slots.contains(slot)).flatMap(List::stream).filter(other -> other != slot)
                .findFirst();
    }

    private int failing(ReturnState changed) {
        return decision.failingMask(changed) & made;
    }

    /** These checks with their conditions, as the end of "would make …". */
    private String failures(int mask) {
        return decision.checks().stream().filter(check -> (mask & check.id().mask()) != 0)
                .map(check -> Words.text("coupling.fail", "check", check.id().name(), "title",
                        new CheckWords(check, state).text(CheckText.TITLE)))
                .collect(Collectors.joining(Words.text("coupling.and")));
    }

    private static String sentence(String key, String... values) {
        String text = Words.text(key, values);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
