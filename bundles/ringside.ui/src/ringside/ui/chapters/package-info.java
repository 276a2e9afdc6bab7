/**
 * The run as chapters: the strip, its geometry and words, and the table that tells the same.
 * Knows the room views for what a part is.
 */
package ringside.ui.chapters;
