/**
 * A table of rows of values that can be edited in place.
 * Knows appearance and texts.
 */
package ringside.ui.table;
