/**
 * What a CPU holds between two instructions: registers, RFLAGS, segments with their descriptors, what is pending, and
 * what is fixed when it is switched on. Knows no other room.
 */
package ringside.machine.state;
