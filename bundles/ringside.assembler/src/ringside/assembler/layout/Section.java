package ringside.assembler.layout;

import java.util.ArrayList;
import java.util.List;
import ringside.assembler.source.SourceProblem;

/**
 * The contents of one section while it is assembled: a row of items. A <em>fragment</em> is a run of items between two
 * of variable size; distances inside it are known at once, as in GNU as.
 */
public final class Section {

    /** Bytes that a section may have. */
    public static final long LARGEST = 16 << 20;

    private final String name;
    private final List<Item> items = new ArrayList<>();
    private int fragment;
    private long fragmentOffset;
    private long smallest;
    private long start;

    public Section(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public boolean isCode() {
        return name.equals(".text");
    }

    public boolean isBss() {
        return name.equals(".bss");
    }

    public List<Item> items() {
        return items;
    }

    int fragment() {
        return fragment;
    }

    long fragmentOffset() {
        return fragmentOffset;
    }

    public void add(Item item) throws SourceProblem {
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
    public long start() {
        return start;
    }

    public void start(long address) {
        start = address;
    }

    /** Bytes, as the layout stands now. */
    public long size() {
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
