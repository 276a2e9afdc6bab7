package ringside.kernel.decision;

/** {@link Conditions} as 0 or 1 without a branch: over random states a processor would guess every second branch wrong. */
final class ZeroOne {

    private ZeroOne() {
    }

    /** 1 if two slots differ in any of their 64 bits. */
    static int differ(long one, long other) {
        long difference = one ^ other;
        return (int) ((difference | -difference) >>> 63);
    }

    /** 1 if the value changes when its upper {@code shift} bits are made copies of the bit below them. */
    static int notSignExtended(long ip, int shift) {
        return differ(ip << shift >> shift, ip);
    }

    /** 1 if the value lies above the last address allowed, both without sign: the borrow of {@code last - ip}. */
    static int above(long ip, long last) {
        return (int) ((~last & ip | (~last | ip) & last - ip) >>> 63);
    }

    /** 1 if the resume flag or the trap flag is set. */
    static int rfOrTf(long flags) {
        return (int) ((flags >>> 8 | flags >>> 16) & 1);
    }
}
