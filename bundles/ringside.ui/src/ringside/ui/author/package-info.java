/**
 * A scenario as its author sees it: title, summary, lesson and question, what happens from outside, and the outcome
 * that is expected. Knows session, table, appearance and what all views have in common.
 */
package ringside.ui.author;
