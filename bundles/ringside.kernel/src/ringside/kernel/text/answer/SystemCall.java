package ringside.kernel.text.answer;

/**
 * A system call by its number.
 *
 * @param number    as the kernel numbers it, with bit 30 for x32
 * @param name      without a prefix; empty if no kernel has such a call
 * @param arguments how many it takes; -1 if that is not known
 */
public record SystemCall(long number, String name, int arguments) {
}
