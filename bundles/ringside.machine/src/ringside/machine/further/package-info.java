/**
 * Instructions that have no place in the inner loop: strings, bits, exchanges, counters, ports, descriptors, what tells
 * the CPU's identity, and control of what the model has. Knows all rooms below the transfers.
 */
package ringside.machine.further;
