/**
 * Memory in pages with their rights and saved contents, and the way by which the CPU reaches it. Knows the state of the
 * CPU, and instructions only to name the one that reads or writes.
 */
package ringside.machine.memory;
