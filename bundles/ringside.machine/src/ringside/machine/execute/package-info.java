/**
 * Carries out instructions: turns them into operations, fetches and executes these one after the other. Knows state,
 * code and memory; a change of privilege is handed to {@link ringside.machine.execute.Transfers}.
 */
package ringside.machine.execute;
