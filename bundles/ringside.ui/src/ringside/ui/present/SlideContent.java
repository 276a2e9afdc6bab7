package ringside.ui.present;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All words of a slide.
 *
 * @param phases the phases of the chapter, of which one is shown
 * @param corner which check, or which step
 * @param title  what it is about
 * @param values what is compared
 * @param sign   between the values: whether they are equal; may be empty
 * @param code   the instructions
 * @param way    which way they go
 * @param good   whether that is the way to SYSRET
 * @param body   the sentence
 * @param chips  all checks of the return
 */
record SlideContent(List<PhaseMark> phases, String corner, String title, List<Value> values, String sign,
        List<String> code, String way, boolean good, String body, List<Chip> chips) {

    /**
     * A phase in the row above.
     *
     * @param phase which
     * @param here  whether it is the one shown
     */
    record PhaseMark(String phase, boolean here) {
    }

    /**
     * A value that is compared.
     *
     * @param name       of the register or slot
     * @param digits     the value
     * @param difference bits in which it differs from the other value
     * @param role       what becomes of it
     */
    record Value(String name, String digits, long difference, String role) {
    }

    /**
     * A check in the row below.
     *
     * @param sign  how it came out
     * @param words which
     * @param state how it is drawn
     */
    record Chip(String sign, String words, State state) {
        /** How a chip is drawn. */
        enum State { PASSED, FAILED, QUIET }
    }

    SlideContent {
        phases = List.copyOf(phases);
        values = List.copyOf(values);
        code = List.copyOf(code);
        chips = List.copyOf(chips);
    }

    /** All of it as one text, for those who cannot see it. */
    String text() {
        return Stream.of(Stream.of(corner, title), values.stream().map(value -> value.name() + " " + value.digits()
                + " " + value.role()), Stream.of(sign), code.stream(), Stream.of(way, body),
                chips.stream().map(chip -> chip.sign() + " " + chip.words())).flatMap(each -> each)
                .filter(words -> !words.isBlank()).collect(Collectors.joining("\n"));
    }
}
