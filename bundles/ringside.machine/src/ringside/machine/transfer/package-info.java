/**
 * Changes of privilege and of the code segment: exceptions and interrupts, SYSCALL and SYSRET, IRET, far returns, FRED.
 * Knows all rooms but that of the CPU as a whole.
 */
package ringside.machine.transfer;
