package ringside.machine.state;

/**
 * What RDRAND and RDSEED answer: the numbers of SplitMix64 (Steele, Lea, Flood 2014) from a fixed seed, so that a run
 * can be repeated.
 */
public final class RandomBits {
    private static final long SEED = 0x52696e6773696465L;
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state = SEED;

    RandomBits() {
    }

    /** Returns the next 64 bits. */
    public long next() {
        state += STEP;
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    long save() {
        return state;
    }

    void restore(long saved) {
        state = saved;
    }
}
