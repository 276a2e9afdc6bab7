/**
 * One class a command, and what a command does that is too long for it.
 * Knows every room below; the root puts them together.
 */
package ringside.cli.command;
