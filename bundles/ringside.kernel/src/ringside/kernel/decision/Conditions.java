package ringside.kernel.decision;

/** The bare conditions of the checks, each true when it is violated. Shared by the explained and the fast decision. */
final class Conditions {

    static final long USER_CS = 0x33;
    static final long USER_SS = 0x2b;
    static final long TF = 0x100;
    static final long RF = 0x10000;

    private Conditions() {
    }

    /** Whether two slots differ in any of their 64 bits. */
    static boolean differ(long one, long other) {
        return one != other;
    }

    /** Whether the value changes when its upper {@code shift} bits are made copies of the bit below them. */
    static boolean notSignExtended(long ip, int shift) {
        return ip << shift >> shift != ip;
    }

    /** Whether the value lies above the last address allowed, both without sign. */
    static boolean above(long ip, long last) {
        return Long.compareUnsigned(ip, last) > 0;
    }

    /** Whether the resume flag or the trap flag is set. */
    static boolean rfOrTf(long flags) {
        return (flags & (RF | TF)) != 0;
    }
}
