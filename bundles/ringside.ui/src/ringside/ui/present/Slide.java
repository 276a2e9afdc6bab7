package ringside.ui.present;

import java.util.Optional;

import ringside.kernel.profile.CheckId;

/**
 * One slide.
 *
 * @param kind     what it shows
 * @param position in the run, in steps from its start
 * @param chapter  place of the chapter that it belongs to
 * @param phase    the phase that it shows
 * @param check    the check that it is about
 * @param number   which of the checks of its return, from 1
 * @param count    how many checks the return asks
 */
record Slide(Kind kind, long position, int chapter, String phase, Optional<CheckId> check, int number, int count) {

    /** What slides show. */
    enum Kind {
        /** A phase where it begins. */
        PHASE,
        /** A check before it is decided. */
        QUESTION,
        /** A check when it is decided. */
        ANSWER,
        /** How the program was reached again. */
        ARRIVAL
    }
}
