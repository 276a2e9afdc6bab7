package ringside.machine.memory;

/**
 * An immutable array of page contents. Changing one entry gives a new tree that shares all but one path with the old,
 * so that keeping many states costs only what differs between them, and comparing two costs only where they differ.
 */
final class PageTree {
    /** The tree without entries. */
    static final PageTree EMPTY = new PageTree(0, new Object[1 << 5]);

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;

    /** Entries are contents at level 0, trees of the level below above it; null where nothing is. */
    private final Object[] entries;
    private final int level;
    private long hash;
    private boolean hashed;

    private PageTree(int level, Object[] entries) {
        this.level = level;
        this.entries = entries;
    }

    /** Is told of the entries in which two trees differ. */
    interface Difference {
        void at(int index, PageContent other);
    }

    private int capacity() {
        return 1 << BITS * (level + 1);
    }

    private int slot(int index) {
        return index >>> BITS * level & WIDTH - 1;
    }

    /** Returns an entry, null when there is none. */
    PageContent get(int index) {
        if (index >= capacity()) {
            return null;
        }
        Object entry = entries[slot(index)];
        return level == 0 || entry == null ? (PageContent) entry : ((PageTree) entry).get(index & capacity() / WIDTH
                - 1);
    }

    /** Returns a tree that differs from this one in one entry. */
    PageTree with(int index, PageContent content) {
        if (index >= capacity()) {
            return raised().with(index, content);
        }
        Object[] changed = entries.clone();
        int slot = slot(index);
        changed[slot] = level == 0 ? content : below(slot).with(index & capacity() / WIDTH - 1, content);
        return new PageTree(level, changed);
    }

    private PageTree below(int slot) {
        return entries[slot] == null ? emptyAt(level - 1) : (PageTree) entries[slot];
    }

    private static PageTree emptyAt(int level) {
        return level == 0 ? EMPTY : new PageTree(level, new Object[WIDTH]);
    }

    private PageTree raised() {
        Object[] above = new Object[WIDTH];
        above[0] = this;
        return new PageTree(level + 1, above);
    }

    /** Reports the entries in which another tree differs from this one, by identity. */
    void differences(PageTree other, Difference report) {
        raisedTo(other.level).compare(other.raisedTo(level), 0, report);
    }

    /** Tells whether all entries hold the same bytes. */
    boolean sameAs(PageTree other) {
        return raisedTo(other.level).equalTo(other.raisedTo(level));
    }

    private PageTree raisedTo(int wanted) {
        return level < wanted ? raised().raisedTo(wanted) : this;
    }

    private boolean equalTo(PageTree other) {
        for (int i = 0; this != other && i < WIDTH; i++) {
            if (entries[i] != other.entries[i] && !equalAt(i, other)) {
                return false;
            }
        }
        return true;
    }

    private boolean equalAt(int slot, PageTree other) {
        if (level > 0) {
            return below(slot).equalTo(other.below(slot));
        }
        return entries[slot] != null && ((PageContent) entries[slot]).sameAs((PageContent) other.entries[slot]);
    }

    private void compare(PageTree other, int first, Difference report) {
        if (this == other) {
            return;
        }
        for (int i = 0; i < WIDTH; i++) {
            Object mine = entries[i];
            Object theirs = other.entries[i];
            if (mine == theirs) {
                continue;
            }
            int index = first + (i << BITS * level);
            if (level == 0) {
                report.at(index, (PageContent) theirs);
            } else {
                below(i).compare(other.below(i), index, report);
            }
        }
    }

    /** Returns the sum of the hashes of all entries: the same for the same pages, wherever they stand. */
    long hash() {
        if (!hashed) {
            long sum = 0;
            for (Object entry : entries) {
                if (entry != null) {
                    sum += level == 0 ? ((PageContent) entry).hash() : ((PageTree) entry).hash();
                }
            }
            hash = sum;
            hashed = true;
        }
        return hash;
    }
}
