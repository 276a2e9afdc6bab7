package ringside.stepper.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that are told once and named by their number afterwards. */
final class Interned {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    /** {@return the number of a text} */
    int number(String text) {
        return numbers.computeIfAbsent(text, added -> {
            all.add(added);
            return all.size() - 1;
        });
    }

    List<Integer> numbers(List<String> texts) {
        return texts.stream().map(this::number).toList();
    }

    /** {@return all texts, each at the place of its number} */
    List<String> all() {
        return all;
    }

    /**
     * {@return how one list of numbers becomes another: pieces of three, where, how many go, and which come; from the
     * last one to the first}
     */
    static List<Object> difference(List<Integer> before, List<Integer> now) {
        int head = 0;
        int tail = 0;
        int shorter = Math.min(before.size(), now.size());
        while (head < shorter && before.get(head).equals(now.get(head))) {
            head++;
        }
        while (tail < shorter - head && before.get(before.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<Object> pieces = new ArrayList<>();
        if (before.size() == now.size()) {
            for (int end = now.size() - tail; end > head; end--) {
                int start = end;
                while (start > head && !before.get(start - 1).equals(now.get(start - 1))) {
                    start--;
                }
                if (start < end) {
                    pieces.addAll(List.of(start, end - start, now.subList(start, end)));
                    end = start;
                }
            }
        } else {
            pieces.addAll(List.of(head, before.size() - tail - head, now.subList(head, now.size() - tail)));
        }
        return pieces;
    }
}
