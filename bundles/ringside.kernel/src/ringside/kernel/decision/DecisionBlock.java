package ringside.kernel.decision;

import ringside.kernel.profile.CheckId;

/**
 * A few hundred states that are judged check by check instead of state by state. Each check is a short loop without a
 * branch over arrays that lie in the processor's first cache, all from index 0: the form that HotSpot turns into vector
 * instructions. A loop over all checks at once is too long for it.
 */
final class DecisionBlock {
    /** States in a block. */
    static final int SIZE = 128;
    private static final int SIGN = Long.SIZE - 1;

    private final long[] cx = new long[SIZE];
    private final long[] ip = new long[SIZE];
    private final long[] cs = new long[SIZE];
    private final long[] r11 = new long[SIZE];
    private final long[] flags = new long[SIZE];
    private final long[] ss = new long[SIZE];
    private final long[] masks = new long[SIZE];

    /** Copies states from columns. */
    void load(Decision.Columns in, int from, int count) {
        System.arraycopy(in.cx(), from, cx, 0, count);
        System.arraycopy(in.ip(), from, ip, 0, count);
        System.arraycopy(in.cs(), from, cs, 0, count);
        System.arraycopy(in.r11(), from, r11, 0, count);
        System.arraycopy(in.flags(), from, flags, 0, count);
        System.arraycopy(in.ss(), from, ss, 0, count);
    }

    /** Judges the address as {@link AddressTest} says; to be called first. */
    void address(int shift, long last, long bits) {
        notSignExtended(ip, shift, bits, masks);
        if (last != -1) {
            above(ip, last, bits, masks);
        }
    }

    /** Judges all other slots. */
    void slots(boolean rfTfOnFlags) {
        differ(cx, ip, CheckId.RCX_RIP.mask(), masks);
        differ(r11, flags, CheckId.R11_FLAGS.mask(), masks);
        differ(cs, Conditions.USER_CS, CheckId.CS.mask(), masks);
        differ(ss, Conditions.USER_SS, CheckId.SS.mask(), masks);
        any(rfTfOnFlags ? flags : r11, Conditions.RF | Conditions.TF, CheckId.RF_TF.mask(), masks);
    }

    /** Hands out the masks: of the checks made, together with those that always fail. */
    void store(int[] out, int from, int count, int made, int always) {
        for (int i = 0; i < count; i++) {
            out[from + i] = (int) masks[i] & made | always;
        }
    }

    private static void notSignExtended(long[] values, int shift, long bits, long[] masks) {
        for (int i = 0; i < SIZE; i++) {
            long difference = values[i] << shift >> shift ^ values[i];
            masks[i] = (difference | -difference) >> SIGN & bits;
        }
    }

    /** The borrow of {@code last - value} tells that the value lies above, both without sign. */
    private static void above(long[] values, long last, long bits, long[] masks) {
        for (int i = 0; i < SIZE; i++) {
            long value = values[i];
            masks[i] |= (~last & value | (~last | value) & last - value) >> SIGN & bits;
        }
    }

    private static void differ(long[] values, long[] others, long bit, long[] masks) {
        for (int i = 0; i < SIZE; i++) {
            long difference = values[i] ^ others[i];
            masks[i] |= (difference | -difference) >> SIGN & bit;
        }
    }

    private static void differ(long[] values, long other, long bit, long[] masks) {
        for (int i = 0; i < SIZE; i++) {
            long difference = values[i] ^ other;
            masks[i] |= (difference | -difference) >> SIGN & bit;
        }
    }

    /** Of the bits asked for, the highest must not be the sign. */
    private static void any(long[] values, long asked, long bit, long[] masks) {
        for (int i = 0; i < SIZE; i++) {
            masks[i] |= -(values[i] & asked) >> SIGN & bit;
        }
    }
}
