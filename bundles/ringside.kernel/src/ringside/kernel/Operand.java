package ringside.kernel;

/**
 * One value that a check looks at.
 *
 * @param name  the slot or constant, such as {@code RCX}, {@code RIP}, {@code limit}
 * @param value 64-bit unsigned
 */
public record Operand(String name, long value) {
}
