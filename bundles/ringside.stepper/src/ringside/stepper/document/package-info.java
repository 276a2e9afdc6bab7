/**
 * The scenario as a document: its commands with undo and redo, what it asks of a start, and what it plans from
 * outside. Knows values.
 */
package ringside.stepper.document;
