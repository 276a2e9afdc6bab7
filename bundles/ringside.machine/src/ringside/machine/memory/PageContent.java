package ringside.machine.memory;

import java.util.Arrays;
import ringside.machine.state.Hash;

/** The bytes of one page as they were when a state was saved. Never changed. */
final class PageContent {
    private final long page;
    private final byte[] data;
    private long hash;
    private boolean hashed;

    /**
     * Wraps bytes that nobody writes to any more.
     *
     * @param page page number: address divided by 4096
     */
    PageContent(long page, byte[] data) {
        this.page = page;
        this.data = data;
    }

    byte[] data() {
        return data;
    }

    long page() {
        return page;
    }

    boolean sameAs(PageContent other) {
        return other != null && page == other.page && (data == other.data || Arrays.equals(data, other.data));
    }

    long hash() {
        if (!hashed) {
            long sum = Hash.mix(page);
            for (int i = 0; i < data.length; i += Long.BYTES) {
                sum = Hash.word(sum, (long) PageBytes.LONGS.get(data, i));
            }
            hash = Hash.mix(sum);
            hashed = true;
        }
        return hash;
    }
}
