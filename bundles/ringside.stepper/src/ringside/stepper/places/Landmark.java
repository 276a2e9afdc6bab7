package ringside.stepper.places;

import java.util.List;
import ringside.kernel.profile.CheckId;
import ringside.stepper.value.Texts;

/**
 * A position in a run, told by what was done and what comes next, so that the run of another kernel has it too.
 *
 * @param chapter the place of its chapter
 * @param program whether the program runs there
 * @param phase   the phase of the step that comes next; empty at the end
 * @param asked   the checks that the visit has asked already, in order
 * @param deciding id of the check that the next step decides; empty if none
 * @param written the slots that the visit has written already: bit {@code n} for the slot at place {@code n}
 * @param routine the routine of the next step; empty outside the listing
 * @param text    the instruction of the next step; its address outside the listing
 * @param behind  steps from the beginning of the phase, in the program of the chapter
 * @param ahead   steps to the next question, or to the end of the phase where none comes
 */
record Landmark(int chapter, boolean program, String phase, List<CheckId> asked, String deciding, int written,
        String routine, String text, long behind, long ahead) {
    private static final String DECISION = "decision";

    /** {@return whether a kernel that stands at the other one has done the same and is about the same} */
    boolean equal(Landmark other) {
        return chapter == other.chapter && program == other.program && phase.equals(other.phase)
                && asked.equals(other.asked) && deciding.equals(other.deciding);
    }

    /** {@return how much the next instructions differ: 0 for the same one in the same routine, 3 for another one} */
    int difference(Landmark other) {
        if (text.equals(other.text)) {
            return routine.equals(other.routine) ? 0 : 1;
        }
        return written == other.written ? 2 : 3;
    }

    /** {@return how far the two are apart, in steps, seen from what matters in their phase} */
    long distance(Landmark other) {
        return Math.abs(phase.equals(DECISION) ? ahead - other.ahead : behind - other.behind);
    }

    /** {@return whether a slot was written} */
    boolean written(int slot) {
        return (written & 1 << slot) != 0;
    }

    /** {@return the place in words} */
    String words() {
        String named = Texts.SESSION.find("phase." + phase).orElse(phase);
        return Texts.SESSION.text(program ? "place.program" : "place.kernel", chapter + 1, named, text);
    }
}
