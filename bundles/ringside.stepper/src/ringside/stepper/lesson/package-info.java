/**
 * A lesson beside its run: the places that it leads to, and its question, asked before a decision and answered by it.
 * Knows the session and the rooms below it.
 */
package ringside.stepper.lesson;
