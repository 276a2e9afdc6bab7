package ringside.machine.memory;

import java.util.HashSet;
import java.util.Set;
import ringside.machine.state.Page;

/**
 * The pages whose bytes the CPU has executed. Their bytes are code, so that every write to them is told, whoever writes:
 * the CPU, the kernel's services, one who edits, or a return to a saved state.
 */
final class ExecutedPages {
    private final Set<Long> pages = new HashSet<>();
    private CodeWatch watch = (address, bytes) -> {};
    /** A page asked for that is none of them; nearly always the one asked for next. */
    private long other = Long.MIN_VALUE;

    void watch(CodeWatch observer) {
        watch = observer;
    }

    /** Adds a page; tells whether it is new. */
    boolean add(long page) {
        other = Long.MIN_VALUE;
        return pages.add(page);
    }

    boolean contains(long page) {
        if (page == other) {
            return false;
        }
        boolean found = pages.contains(page);
        if (!found) {
            other = page;
        }
        return found;
    }

    /** To be called when some bytes were written. */
    void written(long address, int bytes) {
        long first = address >> Page.SHIFT;
        long last = address + bytes - 1 >> Page.SHIFT;
        if (contains(first) || last != first && contains(last)) {
            watch.written(address, bytes);
        }
    }

    /** To be called when a page has other content as a whole. */
    void replaced(long page) {
        written(page << Page.SHIFT, Page.SIZE);
    }
}
