package ringside.machine.state;

/** 64-bit hashing of states. */
public final class Hash {
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private Hash() {
    }

    /** Spreads every bit of a value over all 64. */
    public static long mix(long value) {
        long z = value * MULTIPLIER + MULTIPLIER;
        z = (z ^ z >>> 32) * 0xd6e8feb86659fd93L;
        z = (z ^ z >>> 29) * MULTIPLIER;
        return z ^ z >>> 32;
    }

    /** Continues a hash with one more value; the order counts. */
    public static long join(long hash, long value) {
        return mix(hash ^ Long.rotateLeft(value, 23) * MULTIPLIER);
    }

    /** Continues a hash with one of many words, quicker than {@link #join}; the last is to be followed by a mix. */
    public static long word(long hash, long value) {
        long h = (hash ^ value) * MULTIPLIER;
        return h ^ h >>> 29;
    }
}
