/**
 * The handlers of the commands that plugin.xml names.
 * Knows views, session, appearance.
 */
package ringside.ui.commands;
