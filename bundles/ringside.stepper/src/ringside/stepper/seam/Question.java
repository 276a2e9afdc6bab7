package ringside.stepper.seam;

import java.util.List;
import java.util.OptionalLong;

import ringside.kernel.profile.CheckId;

/**
 * A check as the seam draws it.
 *
 * @param id       which
 * @param seat     where it is drawn
 * @param slot     the slot at which it is drawn; empty above all
 * @param tense    how far it is
 * @param holds    whether its condition holds: as it was asked, or with the values of now
 * @param left     the first value that was compared, as it is to be shown
 * @param right    the value of the slot that was compared
 * @param bits     the differing bits by name, or empty
 * @param chip     its words inside a box
 * @param words    its tense in a few words
 * @param title    its condition
 * @param story    what is to be told of it, in sentences
 * @param why      why the kernel asks
 */
public record Question(CheckId id, Seat seat, String slot, Tense tense, boolean holds, OptionalLong left,
        OptionalLong right, String bits, String chip, String words, String title, List<String> story, String why) {

    /** Where a check is drawn. */
    public enum Seat {
        /** Between the box and what SYSRET takes. */
        BESIDE,
        /** In the box. */
        INSIDE,
        /** Above the stack. */
        ABOVE
    }

    /** How far a check is. */
    public enum Tense {
        /** It was asked, and nothing changed since. */
        ASKED,
        /** It was asked, and what it compared is different now. */
        CHANGED,
        /** It is still to be asked. */
        OPEN,
        /** It is not asked. */
        NOT_ASKED,
        /** It is switched off. */
        OFF
    }

    public Question {
        story = List.copyOf(story);
    }

    /** {@return true where it was asked and has turned the return, or was overtaken by a change} */
    public boolean trouble() {
        return tense == Tense.CHANGED || tense == Tense.ASKED && !holds;
    }
}
