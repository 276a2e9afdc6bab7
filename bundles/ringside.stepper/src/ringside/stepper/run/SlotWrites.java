package ringside.stepper.run;

import java.util.Arrays;
import java.util.OptionalLong;

/** The steps that wrote slots of pt_regs, in the order of time. */
final class SlotWrites {
    private static final int FIRST_ROOM = 64;
    private long[] steps = new long[FIRST_ROOM];
    private int[] slots = new int[FIRST_ROOM];
    private int count;

    /** @param written bit {@code n} for the slot at place {@code n}; none is no write */
    void add(long step, int written) {
        if (written == 0) {
            return;
        }
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
            slots = Arrays.copyOf(slots, 2 * count);
        }
        steps[count] = step;
        slots[count] = written;
        count++;
    }

    /** {@return the last step up to a position that wrote a slot; empty if none did} */
    OptionalLong last(int slot, long position) {
        int at = upTo(position) - 1;
        while (at >= 0 && (slots[at] & 1 << slot) == 0) {
            at--;
        }
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(steps[at]);
    }

    /** What was written after a position never happened. */
    void truncate(long position) {
        count = upTo(position);
    }

    /** How many writes were made up to a position. */
    private int upTo(long position) {
        int found = Arrays.binarySearch(steps, 0, count, position);
        return found < 0 ? -found - 1 : found + 1;
    }
}
