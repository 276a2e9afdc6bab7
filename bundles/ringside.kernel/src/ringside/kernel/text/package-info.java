/**
 * The slots of a return read from text: what gdb prints, an oops, or pairs of name and value.
 */
package ringside.kernel.text;
