package ringside.machine.assembler;

/** What fits in how many bits. */
final class Numbers {

    private Numbers() {
    }

    static boolean fitsSigned(long value, int bits) {
        return bits >= Long.SIZE || signExtend(value, bits) == value;
    }

    static boolean fitsUnsigned(long value, int bits) {
        return bits >= Long.SIZE || value >>> bits == 0;
    }

    static boolean fits(long value, int bits) {
        return fitsSigned(value, bits) || fitsUnsigned(value, bits);
    }

    static long signExtend(long value, int bits) {
        return value << Long.SIZE - bits >> Long.SIZE - bits;
    }
}
