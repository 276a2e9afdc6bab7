/**
 * What stands above and below the parts: scenario, kernel, sign, status.
 * Knows session and appearance; no view.
 */
package ringside.ui.head;
