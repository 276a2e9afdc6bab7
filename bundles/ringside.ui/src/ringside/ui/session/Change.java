package ringside.ui.session;

import java.util.Set;

import ringside.stepper.shown.StateDifference;

/**
 * What views are told: at most once between two paints, whatever happened.
 *
 * @param what       what may have changed
 * @param difference what the last movement or edit changed in the state, with the values before
 */
public record Change(Set<What> what, StateDifference difference) {

    /** What may have changed. */
    public enum What {
        /** Another scenario is open; everything else may have changed too. */
        OPENED,
        /** The step, a value, the listing or what was recorded. */
        STATE,
        /** The kernel profile or the program was exchanged: the listing is another one. */
        LISTING,
        /** More of the run behind the step was recorded. */
        RECORDED,
        /** A breakpoint or a watched value. */
        BREAKPOINTS,
        /** A long movement began, made progress or ended. */
        BUSY,
        /** What the hints are to explain. */
        SUBJECT,
        /** The name, the file or the unsaved mark of the document. */
        DOCUMENT
    }

    /** Returns whether any of these is part of the change. */
    public boolean touches(What... wanted) {
        for (What one : wanted) {
            if (what.contains(one)) {
                return true;
            }
        }
        return false;
    }
}
