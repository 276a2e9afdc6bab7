/**
 * Sections, their items and the symbols between them: where everything lies, and which jumps can be short. Knows source
 * positions and registers, and no instruction.
 */
package ringside.assembler.layout;
