package ringside.kernel.decision;

/**
 * One value that a check looks at.
 *
 * @param name  the slot or constant, such as {@code RCX}, {@code RIP}, {@code limit}
 * @param value 64-bit unsigned
 */
public record Operand(String name, long value) {

    /** A value as the texts and views write it. */
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
