package ringside.machine.memory;

import java.util.Arrays;

/** Remembered translations of one privilege level. */
final class Translations {
    private static final int ENTRIES = 256;
    private static final int SLOT = ENTRIES - 1;
    private static final long NO_PAGE = Long.MIN_VALUE;

    final long[] readTags = new long[ENTRIES];
    final byte[][] readPages = new byte[ENTRIES][];
    final long[] writeTags = new long[ENTRIES];
    final byte[][] writePages = new byte[ENTRIES][];
    final WatchedPage watched = new WatchedPage();

    Translations() {
        clear();
    }

    /** Where a page is remembered: kernels begin several areas at addresses whose lower bits are alike. */
    static int slot(long page) {
        return (int) (page ^ page >>> 8) & SLOT;
    }

    void clear() {
        Arrays.fill(readTags, NO_PAGE);
        Arrays.fill(writeTags, NO_PAGE);
        watched.forget();
    }

    void forget(long page) {
        int slot = slot(page);
        readTags[slot] = NO_PAGE;
        writeTags[slot] = NO_PAGE;
        watched.forget();
    }
}
