package ringside.machine.memory;

/** 64-bit hashing of states. */
public final class Hash {
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private Hash() {
    }

    /** Spreads every bit of a value over all 64. */
    static long mix(long value) {
        long z = value * MULTIPLIER + MULTIPLIER;
        z = (z ^ z >>> 32) * 0xd6e8feb86659fd93L;
        z = (z ^ z >>> 29) * MULTIPLIER;
        return z ^ z >>> 32;
    }

    /** Continues a hash with one more value; the order counts. */
    public static long join(long hash, long value) {
        return mix(hash ^ Long.rotateLeft(value, 23) * MULTIPLIER);
    }

    /** Continues a hash with the bytes of a page; their number is a multiple of 8. */
    static long bytes(long hash, byte[] bytes) {
        long h = hash;
        for (int i = 0; i < bytes.length; i += Long.BYTES) {
            h = (h ^ (long) PageBytes.LONGS.get(bytes, i)) * MULTIPLIER;
            h ^= h >>> 29;
        }
        return mix(h);
    }
}
