package ringside.assembler.source;

/** What fits in how many bits. */
public final class Numbers {

    private Numbers() {
    }

    public static boolean fitsSigned(long value, int bits) {
        return bits >= Long.SIZE || signExtend(value, bits) == value;
    }

    public static boolean fitsUnsigned(long value, int bits) {
        return bits >= Long.SIZE || value >>> bits == 0;
    }

    public static boolean fits(long value, int bits) {
        return fitsSigned(value, bits) || fitsUnsigned(value, bits);
    }

    public static long signExtend(long value, int bits) {
        return value << Long.SIZE - bits >> Long.SIZE - bits;
    }
}
