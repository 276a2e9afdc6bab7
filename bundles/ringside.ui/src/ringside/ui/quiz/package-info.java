/**
 * Predict, then see: papers of questions with their score, and a rule of one's own held against a kernel. Touches the
 * open scenario only when asked to. Knows session, table, appearance and what all views have in common.
 */
package ringside.ui.quiz;
