/**
 * The scenario file: what it may hold, the hardened reader, older versions, the safe writer.
 * Knows text and files.
 */
package ringside.scenarios.format;
