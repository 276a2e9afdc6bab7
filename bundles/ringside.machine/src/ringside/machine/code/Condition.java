package ringside.machine.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The sixteen conditions in the names of jumps, conditional moves and sets. */
public final class Condition {
    /** All spellings, by encoding. */
    private static final List<List<String>> SPELLINGS = List.of(
            List.of("o"), List.of("no"), List.of("b", "c", "nae"), List.of("ae", "nc", "nb"),
            List.of("e", "z"), List.of("ne", "nz"), List.of("be", "na"), List.of("a", "nbe"),
            List.of("s"), List.of("ns"), List.of("p", "pe"), List.of("np", "po"),
            List.of("l", "nge"), List.of("ge", "nl"), List.of("le", "ng"), List.of("g", "nle"));

    private static final Map<String, Integer> CODES = codes();

    private Condition() {
    }

    /**
     * Finds the condition in a mnemonic.
     *
     * @param mnemonic for example {@code jne}
     * @param prefix what stands before the condition: {@code j}, {@code cmov} or {@code set}
     * @return 0 (overflow) to 15 (greater), empty when it is none
     */
    public static OptionalInt of(String mnemonic, String prefix) {
        Integer code = mnemonic.startsWith(prefix) ? CODES.get(mnemonic.substring(prefix.length())) : null;
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    private static Map<String, Integer> codes() {
        Map<String, Integer> codes = new HashMap<>();
        for (int code = 0; code < SPELLINGS.size(); code++) {
            for (String spelling : SPELLINGS.get(code)) {
                codes.put(spelling, code);
            }
        }
        return Map.copyOf(codes);
    }
}
