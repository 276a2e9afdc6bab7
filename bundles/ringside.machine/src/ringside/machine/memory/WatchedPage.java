package ringside.machine.memory;

import ringside.machine.state.Page;

/**
 * The page that holds the watched range, as the {@link Mmu} last translated it: accesses to it are told one by one, but
 * need not be translated one by one. The kernel's stack is such a page, so system calls live on it.
 */
final class WatchedPage {
    private static final long NO_PAGE = Long.MIN_VALUE;

    private long readable = NO_PAGE;
    private long writable = NO_PAGE;
    private byte[] readBytes;
    private byte[] writeBytes;

    /** Remembers that a page may be read. */
    void readable(long page, byte[] bytes) {
        readable = page;
        readBytes = bytes;
    }

    /** Remembers that a page may be written to. */
    void writable(long page, byte[] bytes) {
        writable = page;
        writeBytes = bytes;
    }

    /** Tells whether all bytes of an access lie in the page remembered for reading. */
    boolean reads(long address, int bytes) {
        return address >> Page.SHIFT == readable && address + bytes - 1 >> Page.SHIFT == readable;
    }

    /** Tells whether all bytes of an access lie in the page remembered for writing. */
    boolean writes(long address, int bytes) {
        return address >> Page.SHIFT == writable && address + bytes - 1 >> Page.SHIFT == writable;
    }

    long get(long address, int bytes) {
        return PageBytes.get(readBytes, (int) address & Page.OFFSET, bytes);
    }

    void put(long address, int bytes, long value) {
        PageBytes.put(writeBytes, (int) address & Page.OFFSET, bytes, value);
    }

    void forget() {
        readable = NO_PAGE;
        writable = NO_PAGE;
    }
}
