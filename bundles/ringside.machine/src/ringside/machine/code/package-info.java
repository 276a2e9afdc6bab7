/**
 * Instructions as data, and where they stand in memory. Whether the CPU can execute one is not known here. Knows the
 * names of registers.
 */
package ringside.machine.code;
