/**
 * Questions about how a kernel decides: the map of all decisions, the smallest edits that turn one, and where two
 * kernels disagree. Results are immutable; long searches tell how far they are and can be cancelled by a
 * {@link ringside.kernel.questions.Progress}.
 */
package ringside.kernel.questions;
