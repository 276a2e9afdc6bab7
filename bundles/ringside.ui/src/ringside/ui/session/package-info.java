/**
 * The open scenario and its file: opening, saving, movements in the background, changes told to the views.
 * Knows appearance and texts; no view.
 */
package ringside.ui.session;
