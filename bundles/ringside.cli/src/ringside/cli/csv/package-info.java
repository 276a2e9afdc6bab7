/**
 * Rows of registers in, the same rows with decisions out, in bulk.
 * Knows the console.
 */
package ringside.cli.csv;
