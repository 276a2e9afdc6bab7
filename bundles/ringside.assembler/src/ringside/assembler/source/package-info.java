/**
 * Source text: lines, tokens, comments with their notes, positions, and the problems found in them. Knows no other room.
 */
package ringside.assembler.source;
