/**
 * The scenario library and the only code that reads and writes files. Whatever a file holds, reading it gives a whole
 * scenario or messages with file, line and column: never an exception, never half of a scenario, and nothing is fetched
 * from elsewhere. Writing replaces a file as a whole or leaves it as it was.
 */
package ringside.scenarios;
