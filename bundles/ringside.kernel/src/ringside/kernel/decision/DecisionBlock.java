package ringside.kernel.decision;

import java.util.Arrays;

/**
 * A few hundred states that are judged check by check instead of state by state. Each check is a short loop without a
 * branch over arrays that lie in the processor's first cache, all from index 0: the form that HotSpot turns into vector
 * instructions. A loop over all checks at once is too long for it.
 */
final class DecisionBlock {

    /** States in a block. */
    static final int SIZE = 128;

    private final long[][] columns = new long[DecidingSlot.values().length][SIZE];
    private final long[] masks = new long[SIZE];

    /** Copies states from columns; no check has failed yet. */
    void load(Decision.Columns in, int from, int count) {
        System.arraycopy(in.cx(), from, column(DecidingSlot.CX), 0, count);
        System.arraycopy(in.ip(), from, column(DecidingSlot.IP), 0, count);
        System.arraycopy(in.cs(), from, column(DecidingSlot.CS), 0, count);
        System.arraycopy(in.r11(), from, column(DecidingSlot.R11), 0, count);
        System.arraycopy(in.flags(), from, column(DecidingSlot.FLAGS), 0, count);
        System.arraycopy(in.ss(), from, column(DecidingSlot.SS), 0, count);
        Arrays.fill(masks, 0);
    }

    /** The values of one slot. */
    long[] column(DecidingSlot slot) {
        return columns[slot.ordinal()];
    }

    /** For each state the bits of the checks that fail; every check adds its own. */
    long[] masks() {
        return masks;
    }

    /** Hands out the masks. */
    void store(int[] out, int from, int count) {
        for (int i = 0; i < count; i++) {
            out[from + i] = (int) masks[i];
        }
    }
}
