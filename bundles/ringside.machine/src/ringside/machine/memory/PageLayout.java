package ringside.machine.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import ringside.machine.state.Hash;

/**
 * Which page lies in which frame, and what each page table allows. Shared with saved states: copied before a change.
 */
final class PageLayout {
    /** Key of the table that is in use when CR3 names none of the others. */
    static final long DEFAULT_ROOT = 0;
    private static final int NONE = -1;
    private static final long ROOT_MASK = 0x000f_ffff_ffff_f000L;

    private final Map<Long, Integer> frames;
    private final Map<Long, Map<Long, Rights>> tables;
    private int nextFrame;
    /** The page asked for last, which is nearly always the one asked for next. */
    private long lastPage;
    private int lastFrame = NONE;
    private boolean shared;

    PageLayout() {
        frames = new HashMap<>();
        tables = new HashMap<>();
        tables.put(DEFAULT_ROOT, new HashMap<>());
    }

    private PageLayout(PageLayout other) {
        frames = new HashMap<>(other.frames);
        tables = new HashMap<>();
        other.tables.forEach((root, table) -> tables.put(root, new HashMap<>(table)));
        nextFrame = other.nextFrame;
    }

    /** Returns the address part of CR3, without process-context and other bits. */
    static long root(long cr3) {
        return cr3 & ROOT_MASK;
    }

    /** Returns this layout if nobody else holds it, else a copy. */
    PageLayout changeable() {
        return shared ? new PageLayout(this) : this;
    }

    PageLayout share() {
        shared = true;
        return this;
    }

    void addTable(long root) {
        tables.putIfAbsent(root, new HashMap<>());
    }

    boolean hasTable(long root) {
        return tables.containsKey(root);
    }

    Map<Long, Rights> table(long root) {
        Map<Long, Rights> table = tables.get(root);
        return table == null ? tables.get(DEFAULT_ROOT) : table;
    }

    Collection<Map<Long, Rights>> tables() {
        return tables.values();
    }

    Collection<Long> pages() {
        return frames.keySet();
    }

    /** Returns the frame of a page, -1 when it has none. */
    int frame(long page) {
        if (lastFrame == NONE || lastPage != page) {
            lastPage = page;
            lastFrame = frames.getOrDefault(page, NONE);
        }
        return lastFrame;
    }

    int newFrame(long page) {
        lastFrame = NONE;
        int frame = nextFrame++;
        frames.put(page, frame);
        return frame;
    }

    void removeFrame(long page) {
        lastFrame = NONE;
        frames.remove(page);
    }

    /** Tells whether the same pages exist with the same rights, in whatever frames. */
    boolean sameAs(PageLayout other) {
        return this == other || frames.keySet().equals(other.frames.keySet()) && tables.equals(other.tables);
    }

    long hash() {
        long sum = 0;
        for (Map.Entry<Long, Map<Long, Rights>> table : tables.entrySet()) {
            long root = Hash.mix(table.getKey());
            sum += root;
            for (Map.Entry<Long, Rights> page : table.getValue().entrySet()) {
                sum += Hash.join(root ^ page.getKey(), bits(page.getValue()));
            }
        }
        return sum;
    }

    private static long bits(Rights rights) {
        return (rights.user() ? 1 : 0) | (rights.write() ? 2 : 0) | (rights.execute() ? 4 : 0);
    }
}
