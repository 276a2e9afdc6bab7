/**
 * Recorded entries of a real kernel, played on the simulated one and compared with it. Knows the kernel, and no other
 * room.
 */
package ringside.stepper.replay;
