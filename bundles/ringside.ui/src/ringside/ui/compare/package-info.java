/**
 * The parts of the Compare perspective: where two kernels differ, the map, smallest edits, statistics.
 * Knows views, session, table, appearance.
 */
package ringside.ui.compare;
