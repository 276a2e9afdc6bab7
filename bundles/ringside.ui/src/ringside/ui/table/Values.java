package ringside.ui.table;

import org.eclipse.osgi.util.NLS;

import ringside.ui.Messages;

/** How 64-bit values are written. */
public final class Values {

    /** Stands before a value that the last step or edit changed. */
    public static final String CHANGED = "\u25b8";

    private static final int NIBBLES = 4;
    private static final int BITS = 64;
    private static final int COMPACT_BITS = 32;

    private Values() {
    }

    /** Returns sixteen digits in groups of four: {@code 0000_7fff_ffff_f000}. */
    public static String grouped(long value) {
        return groups(String.format("%016x", value));
    }

    /** Returns the hexadecimal digits without leading zeros: {@code 0x401000}. */
    public static String brief(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** Returns the digits that count, in at most nine places: {@code 40_1007}, {@code …8180_01f8}. */
    public static String compact(long value) {
        if (value >>> COMPACT_BITS == 0) {
            return groups(String.format("%08x", value)).replaceFirst("^[0_]+(?=.)", "");
        }
        return "\u2026" + groups(String.format("%08x", value & (1L << COMPACT_BITS) - 1));
    }

    /** Returns the lower digits of an old value as far up as it differs from the new one: {@code …0022}. */
    public static String difference(long old, long now) {
        int differing = (BITS - Long.numberOfLeadingZeros(old ^ now) + NIBBLES - 1) / NIBBLES;
        int shown = (differing + NIBBLES - 1) / NIBBLES * NIBBLES;
        String digits = String.format("%016x", old);
        String low = digits.substring(digits.length() - shown);
        return shown == digits.length() || digits.startsWith("0".repeat(digits.length() - shown)) ? brief(old)
                : "\u2026" + low;
    }

    /** Returns an address of the listing in nine characters; the upper half of a kernel address is left out. */
    public static String address(long value) {
        String low = String.format("%08x", value & 0xffff_ffffL);
        return (value >>> 32 == 0 ? " " : "\u2026") + low;
    }

    /** Returns a value in every notation, a line each. */
    public static String everyNotation(long value) {
        String signed = value < 0 ? NLS.bind(Messages.Values_signed, Long.toString(value)) : "";
        return NLS.bind(Messages.Values_notations,
                new Object[] {brief(value), Long.toUnsignedString(value) + signed, binary(value)});
    }

    private static String binary(long value) {
        String bits = Long.toBinaryString(value);
        int wanted = Math.max(NIBBLES, (bits.length() + NIBBLES - 1) / NIBBLES * NIBBLES);
        return groups("0".repeat(Math.min(BITS, wanted) - bits.length()) + bits);
    }

    private static String groups(String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += NIBBLES) {
            text.append(i == 0 ? "" : "_").append(digits, i, Math.min(digits.length(), i + NIBBLES));
        }
        return text.toString();
    }
}
