/**
 * Arithmetic: addition, logic, shifts, multiplication and division with their flags, at all widths. Knows the flags and
 * nothing else.
 */
package ringside.machine.compute;
