package ringside.machine;

/**
 * One segment descriptor, as far as 64-bit mode looks at it.
 *
 * @param code true for a code segment, false for writable data
 * @param dpl descriptor privilege level, 0 to 3
 * @param longMode true for 64-bit code (the L bit)
 * @param present false makes a load fault with #NP (code) or #SS (stack)
 */
public record Descriptor(boolean code, int dpl, boolean longMode, boolean present) {
}
