/**
 * The user's registers on the kernel stack, slot by slot and with who wrote each, and the user's memory as the kernel
 * reaches for it. Knows profiles and where a listing keeps things.
 */
package ringside.kernel.service.frame;
