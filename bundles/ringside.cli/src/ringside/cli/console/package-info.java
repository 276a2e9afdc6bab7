/**
 * What a command reads and where it writes: files, terminal, JSON lines, tables, progress, exit status.
 * Knows scenarios and stepper, and no other room of the command line.
 */
package ringside.cli.console;
