/**
 * Bytes back to instructions, by the table of forms. Does not know how text is assembled.
 */
package ringside.assembler.decode;
