/**
 * How results are told: a run, a comparison, a map, edits, checks and statistics, as text, CSV or JSON.
 * Knows arguments and console.
 */
package ringside.cli.report;
