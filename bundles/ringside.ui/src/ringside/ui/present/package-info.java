/**
 * The run as slides for a projector: phases, and one check a slide. Moves the open scenario from position to position
 * and brings it back at the end. Knows session, appearance and values.
 */
package ringside.ui.present;
