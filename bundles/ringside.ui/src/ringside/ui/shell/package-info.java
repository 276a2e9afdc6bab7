/**
 * The window as a whole: perspectives, start, files that are dropped on it.
 * Knows every other room.
 */
package ringside.ui.shell;
