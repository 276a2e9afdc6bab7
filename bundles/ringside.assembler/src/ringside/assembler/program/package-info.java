/**
 * What assembling results in: lines, segments and symbols, ready to be loaded into a machine. Knows source positions and
 * the machine.
 */
package ringside.assembler.program;
