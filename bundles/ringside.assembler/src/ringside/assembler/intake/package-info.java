/**
 * Programs as people hand them over: in which syntax, in the dialect of which assembler, or as the listing of a
 * disassembler. Makes of each what the assembler reads, or says what it is. Knows all other rooms but the decoder.
 */
package ringside.assembler.intake;
