/**
 * Recordings of a running kernel, a JSON object a line.
 * Knows text.
 */
package ringside.scenarios.recording;
