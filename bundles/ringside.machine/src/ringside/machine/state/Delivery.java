package ringside.machine.state;

import java.util.OptionalLong;

/**
 * An exception, trap or interrupt that was taken to the kernel.
 *
 * @param vector its number
 * @param label {@code #PF}, {@code interrupt 0x20} or {@code int 0x80}
 * @param rip saved instruction pointer
 * @param cpl privilege level before
 * @param error error code, where one was pushed
 * @param cr2 faulting address, for a page fault
 */
public record Delivery(int vector, String label, long rip, int cpl, OptionalLong error, OptionalLong cr2) {
}
