/**
 * Reads statements: directives, macros, conditions, expressions and instructions, in Intel and AT&amp;T spelling, and
 * builds the program. Knows all other rooms but the decoder.
 */
package ringside.assembler.read;
