/**
 * The library sorted by the questions that its scenarios answer.
 * Knows the library and text.
 */
package ringside.scenarios.groups;
