package ringside.kernel.decision;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

import ringside.kernel.States;

/** Addresses for the checks of the RIP slot: every bit alone, every border, and their neighbours. */
final class Addresses {

    static final ReturnAddress[] PROCESSORS = {new ReturnAddress(48, false), new ReturnAddress(57, false),
        new ReturnAddress(48, true), new ReturnAddress(57, true)};

    private Addresses() {
    }

    static Set<Long> all() {
        Random random = new Random(20150621);
        Set<Long> all = new LinkedHashSet<>();
        for (long base : new long[] {0, 0x40100a, -1L, -0x40100aL}) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                all.add(base ^ 1L << bit);
                for (int other = 0; other < bit; other++) {
                    all.add(base ^ 1L << bit ^ 1L << other);
                }
            }
        }
        for (int bit = 0; bit < Long.SIZE; bit++) {
            for (long border : new long[] {1L << bit, -1L << bit, (1L << bit) - 0x1000}) {
                for (int near = -2; near <= 2; near++) {
                    all.add(border + near);
                }
            }
            all.add(random.nextLong() >>> bit);
            all.add(random.nextLong() >> bit);
        }
        return all;
    }

    /** A state with this address in RIP, and in RCX as well or not. */
    static ReturnState state(long ip, boolean equal) {
        return States.withAddress(ip).with(DecidingSlot.CX, equal ? ip : ip + 2);
    }
}
