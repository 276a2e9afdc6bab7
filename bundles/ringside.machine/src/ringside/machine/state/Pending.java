package ringside.machine.state;

import java.util.Arrays;

/**
 * What waits for the end of the current instruction, and what stays with the CPU between instructions besides
 * registers.
 */
public final class Pending {
    private static final int WORDS = 4;
    private static final int HITS = 3;

    /** Steps after which the interpreter comes back. */
    public int limit;
    /** Steps that the interpreter did since it was called, as of the last instruction that may ask. */
    public int done;
    /** Why to come back; null to go on. */
    public StopReason stop;
    /** A single-step trap is due when the current instruction is complete. */
    public boolean trap;
    /** Data breakpoints that the instructions so far have hit, as bits of DR6; told with the next trap. */
    public long hits;
    /** The instruction after STI or a load of SS: interrupts wait for its end. */
    public boolean shadow;
    /** The instruction being executed is that one. */
    public boolean inShadow;
    public boolean halted;
    public boolean shutdown;
    private final boolean always;
    private long[] interrupts = new long[WORDS];
    private int count;

    /**
     * Nothing waits.
     *
     * @param always false where an instruction in the shadow of a load of SS casts none itself (Intel, SDM volume 3,
     *        6.8.3); true where it does (measured on an AMD processor)
     */
    public Pending(boolean always) {
        this.always = always;
    }

    /** Makes the interpreter come back when the current instruction is complete. */
    public void leave() {
        limit = 0;
    }

    /** To be called when RFLAGS was loaded: comes back when that makes a trap or an interrupt possible. */
    public void flagsChanged(LazyFlags flags) {
        if (flags.has(LazyFlags.TF | LazyFlags.RF) || count != 0 && flags.has(LazyFlags.IF)) {
            leave();
        }
    }

    /**
     * To be called when SS was loaded: no trap and no interrupt comes before the next instruction is complete, so that
     * a program can load SS and RSP together.
     */
    public void stackLoaded() {
        if (always || !inShadow) {
            shadow = true;
            trap = false;
            leave();
        }
    }

    public void stop(StopReason why) {
        stop = why;
        leave();
    }

    public void raise(int vector) {
        long bit = 1L << vector;
        if ((interrupts[vector >> 6] & bit) == 0) {
            interrupts[vector >> 6] |= bit;
            count++;
        }
        leave();
    }

    public boolean interrupt() {
        return count != 0;
    }

    /** Takes the pending interrupt of the highest vector, as an interrupt controller hands them out. */
    public int takeInterrupt() {
        int word = WORDS - 1;
        while (interrupts[word] == 0) {
            word--;
        }
        int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(interrupts[word]);
        interrupts[word] ^= 1L << bit;
        count--;
        return word * Long.SIZE + bit;
    }

    /** Returns what must be saved, as numbers: interrupts, then flags. */
    long[] save() {
        long[] saved = Arrays.copyOf(interrupts, WORDS + 1);
        saved[WORDS] = (shadow ? 1 : 0) | (halted ? 2 : 0) | (shutdown ? 4 : 0) | hits << HITS;
        return saved;
    }

    void restore(long[] saved) {
        interrupts = Arrays.copyOf(saved, WORDS);
        count = Arrays.stream(interrupts).mapToInt(Long::bitCount).sum();
        shadow = (saved[WORDS] & 1) != 0;
        halted = (saved[WORDS] & 2) != 0;
        shutdown = (saved[WORDS] & 4) != 0;
        hits = saved[WORDS] >>> HITS;
        trap = false;
        stop = null;
    }
}
