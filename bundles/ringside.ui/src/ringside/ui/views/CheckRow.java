package ringside.ui.views;

import ringside.kernel.profile.CheckId;
import ringside.model.CheckStatus;

/**
 * A row of the Reasons view.
 *
 * @param id the check
 * @param title the condition as a formula
 * @param status what became of it
 * @param holds whether its condition holds
 * @param operands the values it looks at
 * @param sentence what the values say
 * @param why why the kernel makes it
 * @param hazard what SYSRET would do wrong
 * @param remedy how to change its outcome
 * @param changed whether the last step or edit changed the outcome
 * @param stale whether a value changed after it was asked
 */
record CheckRow(CheckId id, String title, CheckStatus status, boolean holds, String operands, String sentence,
        String why, String hazard, String remedy, boolean changed, boolean stale) {

    boolean on() {
        return status != CheckStatus.OFF;
    }
}
