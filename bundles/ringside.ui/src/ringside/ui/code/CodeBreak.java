package ringside.ui.code;

import java.util.ArrayList;
import java.util.List;

/** Breaks a statement that is too long for its column, so that no letter of it is cut. */
final class CodeBreak {

    private CodeBreak() {
    }

    /**
     * Returns the parts of some words, each of no more than so many characters: broken behind a blank, where there is
     * none behind a sign between names, and elsewhere only where there is neither.
     */
    static List<String> of(String words, int first, int others) {
        List<String> parts = new ArrayList<>();
        String rest = words;
        int room = Math.max(1, first);
        while (rest.length() > room) {
            int cut = cut(rest, room);
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
            room = Math.max(1, others);
        }
        parts.add(rest);
        return parts;
    }

    private static int cut(String words, int room) {
        int blank = words.lastIndexOf(' ', room);
        if (blank > 0) {
            return blank + 1;
        }
        for (int i = room - 1; i > 0; i--) {
            if ("_+-*|[,:".indexOf(words.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return room;
    }
}
