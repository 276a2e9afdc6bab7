/**
 * The parts of the Explore perspective, each a function of the state of the open scenario.
 * Knows session, table, appearance.
 */
package ringside.ui.views;
