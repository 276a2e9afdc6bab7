/**
 * One running scenario as a program uses it: a session that moves along the steps, edits the document and tells
 * listeners. Knows the rooms from value to shown; the rooms beside them do without it.
 */
package ringside.stepper;
