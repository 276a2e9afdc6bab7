/**
 * A word of flags as it was read out of a kernel: the name of each bit, what it asks for, and what the way out would do.
 * Knows the rooms {@code profile}, {@code decision}, {@code listing} and {@code meaning}.
 */
package ringside.kernel.flags;
