package ringside.model;

/**
 * The text of a 64-bit unsigned number, which the model keeps in a {@code long} with the same bits.
 *
 * <p>Written in one way only, so that files differ where values differ: {@code 0x} and lower-case hexadecimal digits
 * without leading zeros. Read in three ways: hexadecimal with {@code 0x}, decimal, and decimal with a minus sign.
 */
public final class U64 {

    /** What {@link #parse} takes, for messages: the end of a sentence. */
    public static final String ACCEPTED =
            "a 64-bit number is written as 0x and 1 to 16 hexadecimal digits, or in decimal "
                    + "from -9223372036854775808 to 18446744073709551615";

    private static final String HEX_PREFIX = "0x";
    private static final int MAX_HEX_DIGITS = 16;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private U64() {
    }

    /**
     * Reads a number.
     *
     * @param text {@code 0x…} (at most 16 digits after leading zeros), a decimal number from 0 to 2^64-1, or a
     *             negative decimal number from -2^63 on; ASCII digits only, no spaces, signs other than a leading
     *             minus, or separators
     * @return the bits of the number
     * @throws NumberFormatException if the text is not a number as above or does not fit 64 bits; the message says
     *                               which and what is accepted
     */
    public static long parse(String text) {
        boolean hex = text.startsWith(HEX_PREFIX) || text.startsWith("0X");
        boolean negative = text.startsWith("-");
        String digits = text.substring(hex ? HEX_PREFIX.length() : negative ? 1 : 0);
        if (!consistsOfDigits(digits, hex ? HEX : DECIMAL)) {
            throw new NumberFormatException("\"" + shortened(text) + "\" is not a number: " + ACCEPTED);
        }
        if (hex && digits.replaceFirst("^0+", "").length() > MAX_HEX_DIGITS) {
            throw outOfRange(text, null);
        }
        try {
            return negative ? Long.parseLong(text) : Long.parseUnsignedLong(digits, hex ? HEX : DECIMAL);
        } catch (NumberFormatException tooLarge) {
            throw outOfRange(text, tooLarge);
        }
    }

    /**
     * Writes a number.
     *
     * @param value the bits of the number
     * @return {@code 0x} and 1 to 16 lower-case hexadecimal digits without leading zeros
     */
    public static String format(long value) {
        return HEX_PREFIX + Long.toHexString(value);
    }

    /** {@link Character#digit} alone would take digits of other scripts, too. */
    private static boolean consistsOfDigits(String text, int radix) {
        return !text.isEmpty() && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    }

    private static NumberFormatException outOfRange(String text, NumberFormatException cause) {
        NumberFormatException problem =
                new NumberFormatException(shortened(text) + " does not fit 64 bits: " + ACCEPTED);
        problem.initCause(cause);
        return problem;
    }

    private static String shortened(String text) {
        int limit = 40;
        return text.length() <= limit ? text : text.substring(0, limit) + "…";
    }
}
