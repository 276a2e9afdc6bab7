package ringside.machine.memory;

import java.util.Arrays;
import ringside.machine.code.Instruction;
import ringside.machine.state.CpuModel;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Page;

/**
 * How the CPU reaches memory: canonical check, alignment check, page rights. Translations that succeeded are
 * remembered, so that the usual access is a comparison and an array access. Accesses under alignment check are never
 * remembered and take the long way each time; those to the watched page take a way of their own, since they are told.
 */
public final class Mmu {
    private static final int ENTRIES = 256;
    private static final int SLOT = ENTRIES - 1;
    private static final long NO_PAGE = Long.MIN_VALUE;

    private static final int WRITE = 2;
    private static final int USER = 4;
    private static final int FETCH = 16;

    /** Remembered translations of one privilege level. */
    private static final class Buffer {
        private final long[] readTags = new long[ENTRIES];
        private final byte[][] readPages = new byte[ENTRIES][];
        private final long[] writeTags = new long[ENTRIES];
        private final byte[][] writePages = new byte[ENTRIES][];
        private final WatchedPage watched = new WatchedPage();

        Buffer() {
            clear();
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

    private final CpuModel model;
    private final Memory memory;
    private final Fault fault;
    private final Buffer user = new Buffer();
    private final Buffer kernel = new Buffer();
    private final Buffer none = new Buffer();
    private boolean userMode;
    private boolean aligned;
    private long[] readTags;
    private byte[][] readPages;
    private long[] writeTags;
    private byte[][] writePages;
    private WatchedPage watched;
    private CurrentInstruction current = () -> null;

    /** Tells who is accessing memory. */
    public interface CurrentInstruction {
        Instruction get();
    }

    public Mmu(CpuModel model, Memory memory, Fault fault) {
        this.model = model;
        this.memory = memory;
        this.fault = fault;
        mode(false, false);
    }

    public void accessedBy(CurrentInstruction source) {
        current = source;
    }

    /** Where a page is remembered: kernels begin several areas at addresses whose lower bits are alike. */
    private static int slot(long page) {
        return (int) (page ^ page >>> 8) & SLOT;
    }

    /**
     * Sets the rules for the accesses to come.
     *
     * @param atUser true at CPL 3
     * @param checkAlignment true when a misaligned access is to raise #AC
     */
    public void mode(boolean atUser, boolean checkAlignment) {
        userMode = atUser;
        aligned = checkAlignment;
        Buffer buffer = checkAlignment ? none : atUser ? user : kernel;
        readTags = buffer.readTags;
        readPages = buffer.readPages;
        writeTags = buffer.writeTags;
        writePages = buffer.writePages;
        watched = buffer.watched;
    }

    /** Forgets all translations. */
    public void flush() {
        user.clear();
        kernel.clear();
    }

    public long load64(long address) {
        int slot = slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            return (long) PageBytes.LONGS.get(readPages[slot], offset);
        }
        return read(address, Long.BYTES, false);
    }

    /** Pops: like {@link #load64}, but a non-canonical address is a stack fault. */
    public long loadStack(long address) {
        int slot = slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            return (long) PageBytes.LONGS.get(readPages[slot], offset);
        }
        return read(address, Long.BYTES, true);
    }

    public long load32(long address) {
        int slot = slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Integer.BYTES) {
            return (int) PageBytes.INTS.get(readPages[slot], offset) & 0xffff_ffffL;
        }
        return read(address, Integer.BYTES, false);
    }

    public long load16(long address) {
        int slot = slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Short.BYTES) {
            return (short) PageBytes.SHORTS.get(readPages[slot], offset) & 0xffff;
        }
        return read(address, Short.BYTES, false);
    }

    public long load8(long address) {
        int slot = slot(address >> Page.SHIFT);
        if (readTags[slot] == address >> Page.SHIFT) {
            return readPages[slot][(int) address & Page.OFFSET] & 0xff;
        }
        return read(address, 1, false);
    }

    /** Reads 1, 2, 4 or 8 bytes, zero-extended. */
    public long load(long address, int bytes) {
        return switch (bytes) {
            case 8 -> load64(address);
            case 4 -> load32(address);
            case 2 -> load16(address);
            default -> load8(address);
        };
    }

    public void store64(long address, long value) {
        int slot = slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (writeTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            PageBytes.LONGS.set(writePages[slot], offset, value);
        } else {
            write(address, Long.BYTES, value, false);
        }
    }

    /** Pushes: like {@link #store64}, but a non-canonical address is a stack fault. */
    public void storeStack(long address, long value) {
        int slot = slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (writeTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            PageBytes.LONGS.set(writePages[slot], offset, value);
        } else {
            write(address, Long.BYTES, value, true);
        }
    }

    public void store32(long address, long value) {
        int slot = slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (writeTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Integer.BYTES) {
            PageBytes.INTS.set(writePages[slot], offset, (int) value);
        } else {
            write(address, Integer.BYTES, value, false);
        }
    }

    public void store8(long address, long value) {
        int slot = slot(address >> Page.SHIFT);
        if (writeTags[slot] == address >> Page.SHIFT) {
            writePages[slot][(int) address & Page.OFFSET] = (byte) value;
        } else {
            write(address, 1, value, false);
        }
    }

    /** Writes 1, 2, 4 or 8 bytes. */
    public void store(long address, int bytes, long value) {
        switch (bytes) {
            case 8 -> store64(address, value);
            case 4 -> store32(address, value);
            case 1 -> store8(address, value);
            default -> write(address, bytes, value, false);
        }
    }

    /** Reads what the same instruction will write back: needs the right to write, and faults as a write. */
    public long loadForWrite(long address, int bytes) {
        int slot = slot(address >> Page.SHIFT);
        boolean remembered = writeTags[slot] == address >> Page.SHIFT && !crosses(address, bytes);
        if (!remembered && !watched.writes(address, bytes)) {
            checkWrite(address, bytes, false);
        }
        return load(address, bytes);
    }

    /** Faults as writing would, without writing. */
    public void checkWrite(long address, int bytes, boolean stack) {
        checkAddress(address, bytes, stack);
        int mode = userMode ? USER | WRITE : WRITE;
        translate(address, mode);
        if (crosses(address, bytes)) {
            translate(address + bytes - 1 & -Page.SIZE, mode);
        }
    }

    /** Faults as fetching an instruction that starts at an address would. */
    public void checkFetch(long address, int bytes) {
        if (!model.canonical(address)) {
            throw fault.of(ExceptionVector.GP);
        }
        int mode = userMode ? USER | FETCH : FETCH;
        translate(address, mode);
        if (crosses(address, bytes)) {
            translate(address + bytes - 1 & -Page.SIZE, mode);
        }
    }

    /**
     * Returns the bytes of code at an address, whose page may be executed; fewer than wanted where the next page may
     * not.
     */
    public byte[] fetchable(long address, int wanted) {
        int count = wanted;
        if (crosses(address, wanted) && !executable(address + wanted - 1)) {
            count = Page.SIZE - ((int) address & Page.OFFSET);
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = memory.readable(address + i >> Page.SHIFT)[(int) (address + i) & Page.OFFSET];
        }
        return bytes;
    }

    private boolean executable(long address) {
        Rights rights = memory.rightsOfPage(address >> Page.SHIFT);
        return rights != null && rights.execute() && (rights.user() || !userMode);
    }

    /** Reads eight bytes on behalf of the CPU itself, at supervisor level. */
    public long systemRead(long address) {
        checkCanonical(address, Long.BYTES, false);
        long value = get(address, Long.BYTES, 0);
        MemoryWatch watch = memory.watching(address, Long.BYTES);
        if (watch != null) {
            watch.read(address, Long.BYTES, null);
        }
        return value;
    }

    /** Pushes eight bytes on behalf of the CPU itself, at supervisor level. */
    public void systemPush(long address, long value) {
        checkCanonical(address, Long.BYTES, true);
        put(address, Long.BYTES, value, WRITE);
        MemoryWatch watch = memory.watching(address, Long.BYTES);
        if (watch != null) {
            watch.written(address, Long.BYTES, null);
        }
    }

    private long read(long address, int bytes, boolean stack) {
        long value;
        if (watched.reads(address, bytes)) {
            value = watched.get(address, bytes);
        } else {
            checkAddress(address, bytes, stack);
            value = get(address, bytes, userMode ? USER : 0);
            rememberReadable(address);
        }
        MemoryWatch watch = memory.watching(address, bytes);
        if (watch != null) {
            watch.read(address, bytes, current.get());
        }
        return value;
    }

    private void rememberReadable(long address) {
        long page = address >> Page.SHIFT;
        if (aligned) {
            return;
        }
        if (memory.watching(address & -Page.SIZE, Page.SIZE) != null) {
            watched.readable(page, memory.readable(page));
        } else {
            readTags[slot(page)] = page;
            readPages[slot(page)] = memory.readable(page);
        }
    }

    private void write(long address, int bytes, long value, boolean stack) {
        if (watched.writes(address, bytes)) {
            watched.put(address, bytes, value);
        } else {
            checkAddress(address, bytes, stack);
            put(address, bytes, value, userMode ? USER | WRITE : WRITE);
            rememberWritable(address);
        }
        MemoryWatch watch = memory.watching(address, bytes);
        if (watch != null) {
            watch.written(address, bytes, current.get());
        }
    }

    private void rememberWritable(long address) {
        long page = address >> Page.SHIFT;
        if (aligned) {
            return;
        }
        if (memory.watching(address & -Page.SIZE, Page.SIZE) != null) {
            watched.writable(page, writable(address));
        } else {
            writeTags[slot(page)] = page;
            writePages[slot(page)] = writable(address);
        }
    }

    private long get(long address, int bytes, int mode) {
        byte[] page = readable(address, mode);
        int offset = (int) address & Page.OFFSET;
        if (!crosses(address, bytes)) {
            return PageBytes.get(page, offset, bytes);
        }
        int first = Page.SIZE - offset;
        long upper = PageBytes.get(readable(address + first, mode), 0, bytes - first);
        return PageBytes.get(page, offset, first) | upper << 8 * first;
    }

    private void put(long address, int bytes, long value, int mode) {
        translate(address, mode);
        int offset = (int) address & Page.OFFSET;
        if (!crosses(address, bytes)) {
            PageBytes.put(writable(address), offset, bytes, value);
            return;
        }
        int first = Page.SIZE - offset;
        translate(address + first, mode);
        PageBytes.put(writable(address), offset, first, value);
        PageBytes.put(writable(address + first), 0, bytes - first, value >>> 8 * first);
    }

    private static boolean crosses(long address, int bytes) {
        return ((int) address & Page.OFFSET) + bytes > Page.SIZE;
    }

    private byte[] readable(long address, int mode) {
        translate(address, mode);
        return memory.readable(address >> Page.SHIFT);
    }

    private byte[] writable(long address) {
        long page = address >> Page.SHIFT;
        byte[] before = memory.readable(page);
        byte[] bytes = memory.writable(page);
        if (bytes != before) {
            user.forget(page);
            kernel.forget(page);
        }
        return bytes;
    }

    private void checkAddress(long address, int bytes, boolean stack) {
        checkCanonical(address, bytes, stack);
        if (aligned && (address & bytes - 1) != 0) {
            throw fault.of(ExceptionVector.AC);
        }
    }

    private void checkCanonical(long address, int bytes, boolean stack) {
        if (!model.canonical(address) || !model.canonical(address + bytes - 1)) {
            throw fault.nonCanonical(stack);
        }
    }

    private void translate(long address, int mode) {
        Rights rights = memory.rightsOfPage(address >> Page.SHIFT);
        boolean atUser = (mode & USER) != 0;
        if (rights == null) {
            throw fault.page(address, mode | (atUser && memory.userSeesPresent(address) ? 1 : 0));
        }
        boolean allowed = (!atUser || rights.user()) && ((mode & WRITE) == 0 || rights.write())
                && ((mode & FETCH) == 0 || rights.execute());
        if (!allowed) {
            throw fault.page(address, mode | 1);
        }
    }
}
