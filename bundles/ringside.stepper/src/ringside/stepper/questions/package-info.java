/**
 * What the window asks about a kernel without running it: the map of all its decisions, where it differs from another
 * one, and the smallest edits that turn a verdict; each answered by values that hold what is shown. The answers are
 * found in {@link ringside.kernel.questions}, and nobody above the stepper has to know that. Knows, of the stepper, how
 * a long run tells how far it is.
 */
package ringside.stepper.questions;
