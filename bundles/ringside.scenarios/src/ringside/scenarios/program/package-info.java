/**
 * User programs as files of their own.
 * Knows text.
 */
package ringside.scenarios.program;
