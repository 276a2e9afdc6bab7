/**
 * From source text to a program, in one call. Knows all rooms of the bundle; below it is only the machine.
 */
package ringside.assembler;
