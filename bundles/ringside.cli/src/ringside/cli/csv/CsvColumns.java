package ringside.cli.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.cli.console.BadInput;

/** Which column is which, read from the header. */
final class CsvColumns {
    /** The slots a decision needs, in the order of its arguments. */
    static final List<String> SLOTS = List.of("cx", "ip", "cs", "r11", "flags", "ss");
    /** What is answered. */
    static final List<String> ANSWERS = List.of("path", "reason", "failing");

    private final int[] slots = new int[SLOTS.size()];
    private final int[] answers = new int[ANSWERS.size()];
    private final int[] roles;

    CsvColumns(CsvRow header, String file) throws BadInput {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.cells(); i++) {
            String name = header.text(i).strip().toLowerCase(Locale.ROOT);
            boolean ours = SLOTS.contains(name) || ANSWERS.contains(name);
            if (ours && names.contains(name)) {
                throw new BadInput(file + ":" + header.place(i) + ": column " + name + " appears twice");
            }
            names.add(name);
        }
        List<String> missing = SLOTS.stream().filter(s -> !names.contains(s)).toList();
        if (!missing.isEmpty()) {
            throw new BadInput(file + ":" + header.line() + ":1: the header lacks " + String.join(", ", missing)
                    + "; it must name at least " + String.join(",", SLOTS));
        }
        roles = new int[names.size()];
        for (int i = 0; i < names.size(); i++) {
            roles[i] = ANSWERS.indexOf(names.get(i));
        }
        SLOTS.forEach(s -> slots[SLOTS.indexOf(s)] = names.indexOf(s));
        ANSWERS.forEach(a -> answers[ANSWERS.indexOf(a)] = names.indexOf(a));
    }

    /** {@return the column of the n-th slot of {@link #SLOTS}} */
    int slot(int n) {
        return slots[n];
    }

    /** {@return the column of the n-th answer of {@link #ANSWERS}; -1 when the input has none} */
    int answer(int n) {
        return answers[n];
    }

    /** {@return which answer a column holds; -1 when it is passed through} */
    int role(int column) {
        return roles[column];
    }

    int count() {
        return roles.length;
    }

    /** {@return true when the input says what it expects} */
    boolean expecting() {
        for (int answer : answers) {
            if (answer >= 0) {
                return true;
            }
        }
        return false;
    }
}
