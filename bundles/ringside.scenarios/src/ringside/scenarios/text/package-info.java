/**
 * The text of a file with its places, what is wrong there, and the nearest names.
 * Knows files.
 */
package ringside.scenarios.text;
