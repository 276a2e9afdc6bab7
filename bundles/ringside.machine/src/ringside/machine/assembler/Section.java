package ringside.machine.assembler;

import java.util.ArrayList;
import java.util.List;

/**
 * The contents of one section while it is assembled: a row of items. A <em>fragment</em> is a run of items between two
 * of variable size; distances inside it are known at once, as in GNU as.
 */
final class Section {

    /** Bytes that a section may have. */
    static final long LARGEST = 16 << 20;

    private final String name;
    private final List<Item> items = new ArrayList<>();
    private int fragment;
    private long fragmentOffset;
    private long smallest;
    private long start;

    Section(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isCode() {
        return name.equals(".text");
    }

    boolean isBss() {
        return name.equals(".bss");
    }

    List<Item> items() {
        return items;
    }

    int fragment() {
        return fragment;
    }

    long fragmentOffset() {
        return fragmentOffset;
    }

    void add(Item item) throws SourceProblem {
        smallest += item.size();
        if (smallest > LARGEST) {
            smallest -= item.size();
            throw new SourceProblem(item.where(), "the section " + name + " would become larger than 16 MiB");
        }
        items.add(item);
        if (item.fixedSize()) {
            fragmentOffset += item.size();
        } else {
            fragment++;
            fragmentOffset = 0;
        }
    }

    /** Address of the first byte. */
    long start() {
        return start;
    }

    void start(long address) {
        start = address;
    }

    /** Bytes, as the layout stands now. */
    long size() {
        return offsetOf(items.size());
    }

    /** Offset of an item, or of the end, as the layout stands now. */
    long offsetOf(int item) {
        if (item < items.size()) {
            return items.get(item).offset();
        }
        return items.isEmpty() ? 0 : items.get(items.size() - 1).offset() + items.get(items.size() - 1).size();
    }
}
