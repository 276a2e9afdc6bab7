package ringside.ui.views;

import ringside.kernel.profile.WhatIf;

/**
 * One experiment as the view shows it.
 *
 * @param whatIf the experiment
 * @param on whether the kernel is broken by it now
 * @param fits whether it goes with the kernel that is shown
 */
record WhatIfRow(WhatIf whatIf, boolean on, boolean fits) {
}
