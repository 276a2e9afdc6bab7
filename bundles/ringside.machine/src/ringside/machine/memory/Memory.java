package ringside.machine.memory;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ringside.machine.state.Page;

/**
 * Sparse memory in pages of 4096 bytes, little endian. All addresses are virtual. Every page has one content, whatever
 * page tables it stands in; the rights belong to the table.
 *
 * <p>The methods here look at memory from outside, without regard to rights; the CPU goes through {@link Mmu}.
 */
public final class Memory {
    private final ExecutedPages executed = new ExecutedPages();
    private final PageStore store = new PageStore(executed::replaced);
    private PageLayout layout = new PageLayout();
    private Map<Long, Rights> table = layout.table(PageLayout.DEFAULT_ROOT);
    private long root;
    private boolean hiding;
    private long hiddenFrom;
    private MemoryWatch watch;
    private long watchedFrom;
    private long watchedBytes;
    private Runnable changed = () -> {};

    public Memory() {
    }

    /** Registers who must be told when a translation or the bytes behind it change. */
    public void onChange(Runnable observer) {
        changed = observer;
    }

    /** Registers who is told of every write to code that was executed. */
    public void onCodeWrite(CodeWatch observer) {
        executed.watch(observer);
    }

    ExecutedPages executed() {
        return executed;
    }

    /**
     * Adds an empty page table. It is in use while CR3 holds its root; a CR3 that names no table added uses the default
     * table.
     *
     * @param cr3 value of CR3; only the address bits 51:12 count
     */
    public void addTable(long cr3) {
        change();
        layout.addTable(PageLayout.root(cr3));
        select();
    }

    /**
     * Maps all pages that a range touches into every page table that exists. New pages hold zeros, pages that exist
     * keep their content and get new rights.
     *
     * @param address first byte
     * @param bytes length in bytes, at least 1
     * @param rights what the CPU may do
     */
    public void map(long address, long bytes, Rights rights) {
        Objects.requireNonNull(rights, "rights");
        change();
        for (long page = firstPage(address); page <= lastPage(address, bytes); page++) {
            create(page);
            for (Map<Long, Rights> each : layout.tables()) {
                each.put(page, rights);
            }
        }
    }

    /**
     * Maps all pages that a range touches into one page table. A page that exists in another table is the same page.
     *
     * @param cr3 root of a table that was added, 0 for the default table
     * @param address first byte
     * @param bytes length in bytes, at least 1
     * @param rights what the CPU may do
     */
    public void map(long cr3, long address, long bytes, Rights rights) {
        Objects.requireNonNull(rights, "rights");
        change();
        Map<Long, Rights> one = existing(cr3);
        for (long page = firstPage(address); page <= lastPage(address, bytes); page++) {
            create(page);
            one.put(page, rights);
        }
    }

    /**
     * Removes all pages that a range touches from every page table; their content is lost.
     *
     * @param address first byte
     * @param bytes length in bytes, at least 1
     */
    public void unmap(long address, long bytes) {
        change();
        for (long page = firstPage(address); page <= lastPage(address, bytes); page++) {
            for (Map<Long, Rights> each : layout.tables()) {
                each.remove(page);
            }
            drop(page);
        }
    }

    /**
     * Removes all pages that a range touches from one page table. The content of a page is lost when no other table has
     * it.
     *
     * @param cr3 root of a table that was added, 0 for the default table
     * @param address first byte
     * @param bytes length in bytes, at least 1
     */
    public void unmap(long cr3, long address, long bytes) {
        change();
        Map<Long, Rights> one = existing(cr3);
        for (long page = firstPage(address); page <= lastPage(address, bytes); page++) {
            one.remove(page);
            long number = page;
            if (layout.tables().stream().noneMatch(each -> each.containsKey(number))) {
                drop(page);
            }
        }
    }

    private Map<Long, Rights> existing(long cr3) {
        long wanted = PageLayout.root(cr3);
        if (!layout.hasTable(wanted)) {
            throw new IllegalArgumentException("no page table at 0x" + Long.toHexString(wanted) + ": add it first");
        }
        return layout.table(wanted);
    }

    private void create(long page) {
        if (layout.frame(page) < 0) {
            store.create(layout.newFrame(page), page);
        }
    }

    private void drop(long page) {
        int frame = layout.frame(page);
        if (frame >= 0) {
            store.drop(frame);
            layout.removeFrame(page);
        }
    }

    private void change() {
        layout = layout.changeable();
        select();
    }

    private void select() {
        table = layout.table(root);
        changed.run();
    }

    /** Tells whether the page of an address is in the page table in use. */
    public boolean mapped(long address) {
        return table.containsKey(address >> Page.SHIFT);
    }

    /** Returns the rights of the page of an address in the page table in use, empty when it is not mapped. */
    public Optional<Rights> rights(long address) {
        return Optional.ofNullable(table.get(address >> Page.SHIFT));
    }

    /**
     * Hides from user code what is mapped where it has no business: a page fault at such an address always says that
     * the page is present, as on Linux, which does not tell user programs what the kernel has mapped
     * (fault_in_kernel_space and TASK_SIZE_MAX in arch/x86/mm/fault.c). Without this call a fault says what is true.
     *
     * @param limit the first hidden address, unsigned
     */
    public void hideFrom(long limit) {
        hiding = true;
        hiddenFrom = limit;
    }

    /**
     * Reads a number.
     *
     * @param address first byte; need not be aligned
     * @param bytes 1 to 8
     * @return the value, zero-extended
     * @throws IllegalArgumentException when a byte is not mapped in any page table
     */
    public long read(long address, int bytes) {
        int first = Math.min(bytes, Page.SIZE - offset(address));
        long low = PageBytes.get(store.readable(frame(address)), offset(address), first);
        if (first == bytes) {
            return low;
        }
        long next = address + first;
        return low | PageBytes.get(store.readable(frame(next)), offset(next), bytes - first) << 8 * first;
    }

    /**
     * Writes a number.
     *
     * @param address first byte; need not be aligned
     * @param bytes 1 to 8
     * @param value its lowest bytes are written
     * @throws IllegalArgumentException when a byte is not mapped in any page table; nothing is written then
     */
    public void write(long address, int bytes, long value) {
        int first = Math.min(bytes, Page.SIZE - offset(address));
        byte[] low = rawWritable(address);
        if (first < bytes) {
            long next = address + first;
            PageBytes.put(rawWritable(next), offset(next), bytes - first, value >>> 8 * first);
        }
        PageBytes.put(low, offset(address), first, value);
        executed.written(address, bytes);
    }

    /**
     * Reads bytes.
     *
     * @param address first byte
     * @param count number of bytes
     * @throws IllegalArgumentException when a byte is not mapped in any page table
     */
    public byte[] bytes(long address, int count) {
        byte[] result = new byte[count];
        for (int done = 0; done < count;) {
            long at = address + done;
            int part = Math.min(count - done, Page.SIZE - offset(at));
            System.arraycopy(store.readable(frame(at)), offset(at), result, done, part);
            done += part;
        }
        return result;
    }

    /**
     * Writes bytes.
     *
     * @param address first byte
     * @param bytes what to write
     * @throws IllegalArgumentException when a byte is not mapped in any page table
     */
    public void load(long address, byte[] bytes) {
        for (int done = 0; done < bytes.length;) {
            long at = address + done;
            int part = Math.min(bytes.length - done, Page.SIZE - offset(at));
            System.arraycopy(bytes, done, rawWritable(at), offset(at), part);
            done += part;
            executed.written(at, part);
        }
    }

    private byte[] rawWritable(long address) {
        int frame = frame(address);
        if (store.shared(frame)) {
            byte[] bytes = store.writable(frame);
            changed.run();
            return bytes;
        }
        return store.writable(frame);
    }

    private int frame(long address) {
        int frame = layout.frame(address >> Page.SHIFT);
        if (frame < 0) {
            throw new IllegalArgumentException("no memory at 0x" + Long.toHexString(address));
        }
        return frame;
    }

    private static int offset(long address) {
        return (int) address & Page.OFFSET;
    }

    private static long firstPage(long address) {
        return address >> Page.SHIFT;
    }

    private static long lastPage(long address, long bytes) {
        long last = address + bytes - 1;
        if (bytes <= 0 || last < address) {
            throw new IllegalArgumentException(bytes + " bytes at 0x" + Long.toHexString(address) + " are no range");
        }
        return last >> Page.SHIFT;
    }

    /**
     * Watches one range, in place of the one before.
     *
     * @param address first byte
     * @param bytes length in bytes
     * @param observer is told of every access of the CPU; null ends the watch
     */
    public void watch(long address, long bytes, MemoryWatch observer) {
        watch = observer;
        watchedFrom = address;
        watchedBytes = bytes;
        changed.run();
    }

    /** Returns the observer of an access, null when nobody watches it. */
    MemoryWatch watching(long address, long bytes) {
        return watch != null && address - watchedFrom < watchedBytes && watchedFrom - address < bytes ? watch : null;
    }

    boolean userSeesPresent(long address) {
        return hiding && Long.compareUnsigned(address, hiddenFrom) >= 0;
    }

    /** Makes the table of a new CR3 the one in use. */
    public void root(long cr3) {
        root = PageLayout.root(cr3);
        select();
    }

    Rights rightsOfPage(long page) {
        return table.get(page);
    }

    byte[] readable(long page) {
        return store.readable(layout.frame(page));
    }

    /**
     * Returns bytes that the CPU may write to; when they are a new copy, {@link #readable} returns them too from now
     * on.
     */
    byte[] writable(long page) {
        return store.writable(layout.frame(page));
    }

    public MemoryState save() {
        MemoryState state = new MemoryState(layout.share(), store.save());
        changed.run();
        return state;
    }

    public void restore(MemoryState state) {
        layout = state.layout();
        store.restore(state.contents());
        select();
    }
}
