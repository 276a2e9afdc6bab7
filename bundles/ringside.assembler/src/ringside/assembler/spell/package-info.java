/**
 * Instructions as text, in Intel and in AT&amp;T syntax. Knows how operands and forms are kept, not how text is read.
 */
package ringside.assembler.spell;
