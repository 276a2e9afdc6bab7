package ringside.machine.memory;

import ringside.machine.code.Instruction;
import ringside.machine.state.CpuModel;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Page;

/**
 * How the CPU reaches memory: after an alignment check here, {@link PageWalk} says whether an address may be used.
 * Translations that succeeded are remembered, so that the usual access is a comparison and an array access. Accesses
 * under alignment check are never remembered and take the long way each time; those to the watched page take a way of
 * their own, since they are told.
 */
public final class Mmu {
    private final Memory memory;
    private final Fault fault;
    private final PageWalk walk;
    private final Translations user = new Translations();
    private final Translations kernel = new Translations();
    private final Translations none = new Translations();
    private boolean userMode;
    private boolean aligned;
    private long[] readTags;
    private byte[][] readPages;
    private long[] writeTags;
    private byte[][] writePages;
    private WatchedPage watched;
    private CurrentInstruction current = () -> null;
    private AccessObserver observer;

    /** Tells who is accessing memory. */
    public interface CurrentInstruction {
        Instruction get();
    }

    /** Is told every access of an instruction to data. */
    public interface AccessObserver {
        void accessed(long address, int bytes, boolean write);
    }

    public Mmu(CpuModel model, Memory memory, Fault fault) {
        this.memory = memory;
        this.fault = fault;
        walk = new PageWalk(model, memory, fault);
        mode(false, false);
    }

    public void accessedBy(CurrentInstruction source) {
        current = source;
    }

    /**
     * Has every access told until further notice; all of them take the long way then.
     *
     * @param wanted who is told; null for nobody
     */
    public void observer(AccessObserver wanted) {
        observer = wanted;
        mode(userMode, aligned);
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
        Translations remembered = checkAlignment || observer != null ? none : atUser ? user : kernel;
        readTags = remembered.readTags;
        readPages = remembered.readPages;
        writeTags = remembered.writeTags;
        writePages = remembered.writePages;
        watched = remembered.watched;
    }

    /** Forgets all translations. */
    public void flush() {
        user.clear();
        kernel.clear();
    }

    public long load64(long address) {
        int slot = Translations.slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            return (long) PageBytes.LONGS.get(readPages[slot], offset);
        }
        return read(address, Long.BYTES, false);
    }

    /** Pops: like {@link #load64}, but a non-canonical address is a stack fault. */
    public long loadStack(long address) {
        int slot = Translations.slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            return (long) PageBytes.LONGS.get(readPages[slot], offset);
        }
        return read(address, Long.BYTES, true);
    }

    public long load32(long address) {
        int slot = Translations.slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Integer.BYTES) {
            return (int) PageBytes.INTS.get(readPages[slot], offset) & 0xffff_ffffL;
        }
        return read(address, Integer.BYTES, false);
    }

    public long load16(long address) {
        int slot = Translations.slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (readTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Short.BYTES) {
            return (short) PageBytes.SHORTS.get(readPages[slot], offset) & 0xffff;
        }
        return read(address, Short.BYTES, false);
    }

    public long load8(long address) {
        int slot = Translations.slot(address >> Page.SHIFT);
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
        int slot = Translations.slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (writeTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            PageBytes.LONGS.set(writePages[slot], offset, value);
        } else {
            write(address, Long.BYTES, value, false);
        }
    }

    /** Pushes: like {@link #store64}, but a non-canonical address is a stack fault. */
    public void storeStack(long address, long value) {
        int slot = Translations.slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (writeTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Long.BYTES) {
            PageBytes.LONGS.set(writePages[slot], offset, value);
        } else {
            write(address, Long.BYTES, value, true);
        }
    }

    /** Pops 1, 2, 4 or 8 bytes, zero-extended; see {@link #loadStack(long)}. */
    public long loadStack(long address, int bytes) {
        return read(address, bytes, true);
    }

    /** Pushes 1, 2, 4 or 8 bytes; see {@link #storeStack(long, long)}. */
    public void storeStack(long address, int bytes, long value) {
        write(address, bytes, value, true);
    }

    public void store32(long address, long value) {
        int slot = Translations.slot(address >> Page.SHIFT);
        int offset = (int) address & Page.OFFSET;
        if (writeTags[slot] == address >> Page.SHIFT && offset <= Page.SIZE - Integer.BYTES) {
            PageBytes.INTS.set(writePages[slot], offset, (int) value);
        } else {
            write(address, Integer.BYTES, value, false);
        }
    }

    public void store8(long address, long value) {
        int slot = Translations.slot(address >> Page.SHIFT);
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
        int slot = Translations.slot(address >> Page.SHIFT);
        boolean remembered = writeTags[slot] == address >> Page.SHIFT && !PageWalk.crosses(address, bytes);
        if (!remembered && !watched.writes(address, bytes)) {
            checkWrite(address, bytes, false);
        }
        return load(address, bytes);
    }

    /** Faults as writing would, without writing. */
    public void checkWrite(long address, int bytes, boolean stack) {
        checkAddress(address, bytes, stack);
        walk.check(address, bytes, userMode ? PageWalk.USER | PageWalk.WRITE : PageWalk.WRITE);
    }

    /** Faults as fetching an instruction that starts at an address would. */
    public void checkFetch(long address, int bytes) {
        walk.checkFetch(address, bytes, userMode);
    }

    /** Tells that instructions are executed from a page: from now on every write to it is told. */
    public void executed(long page) {
        if (memory.executed().add(page)) {
            user.forget(page);
            kernel.forget(page);
        }
    }

    /** Tells whether the page of an address may be executed from here. */
    public boolean executable(long address) {
        return walk.executable(address, userMode);
    }

    /**
     * Returns the bytes of code at an address, whose page may be executed; fewer than wanted where the next page may
     * not.
     */
    public byte[] fetchable(long address, int wanted) {
        return walk.fetchable(address, wanted, userMode);
    }

    /** Reads eight bytes on behalf of the CPU itself, at supervisor level. */
    public long systemRead(long address) {
        return systemRead(address, Long.BYTES);
    }

    /** Reads 1, 2, 4 or 8 bytes on behalf of the CPU itself, at supervisor level. */
    public long systemRead(long address, int bytes) {
        walk.checkCanonical(address, bytes, false);
        long value = get(address, bytes, 0);
        MemoryWatch watch = memory.watching(address, bytes);
        if (watch != null) {
            watch.read(address, bytes, null);
        }
        return value;
    }

    /** Pushes eight bytes on behalf of the CPU itself, at supervisor level. */
    public void systemPush(long address, long value) {
        walk.checkCanonical(address, Long.BYTES, true);
        put(address, Long.BYTES, value, PageWalk.WRITE);
        memory.executed().written(address, Long.BYTES);
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
            value = get(address, bytes, userMode ? PageWalk.USER : 0);
            rememberReadable(address);
        }
        if (observer != null) {
            observer.accessed(address, bytes, false);
        }
        MemoryWatch watch = memory.watching(address, bytes);
        if (watch != null) {
            watch.read(address, bytes, current.get());
        }
        return value;
    }

    private void rememberReadable(long address) {
        long page = address >> Page.SHIFT;
        if (aligned || observer != null) {
            return;
        }
        if (memory.watching(address & -Page.SIZE, Page.SIZE) != null) {
            watched.readable(page, memory.readable(page));
        } else {
            readTags[Translations.slot(page)] = page;
            readPages[Translations.slot(page)] = memory.readable(page);
        }
    }

    private void write(long address, int bytes, long value, boolean stack) {
        if (watched.writes(address, bytes)) {
            watched.put(address, bytes, value);
        } else {
            checkAddress(address, bytes, stack);
            put(address, bytes, value, userMode ? PageWalk.USER | PageWalk.WRITE : PageWalk.WRITE);
            rememberWritable(address);
            memory.executed().written(address, bytes);
        }
        if (observer != null) {
            observer.accessed(address, bytes, true);
        }
        MemoryWatch watch = memory.watching(address, bytes);
        if (watch != null) {
            watch.written(address, bytes, current.get());
        }
    }

    private void rememberWritable(long address) {
        long page = address >> Page.SHIFT;
        if (aligned || observer != null || memory.executed().contains(page)) {
            return;
        }
        if (memory.watching(address & -Page.SIZE, Page.SIZE) != null) {
            watched.writable(page, writable(address));
        } else {
            writeTags[Translations.slot(page)] = page;
            writePages[Translations.slot(page)] = writable(address);
        }
    }

    private long get(long address, int bytes, int mode) {
        byte[] page = readable(address, mode);
        int offset = (int) address & Page.OFFSET;
        if (!PageWalk.crosses(address, bytes)) {
            return PageBytes.get(page, offset, bytes);
        }
        int first = Page.SIZE - offset;
        long upper = PageBytes.get(readable(address + first, mode), 0, bytes - first);
        return PageBytes.get(page, offset, first) | upper << 8 * first;
    }

    private void put(long address, int bytes, long value, int mode) {
        walk.translate(address, mode);
        int offset = (int) address & Page.OFFSET;
        if (!PageWalk.crosses(address, bytes)) {
            PageBytes.put(writable(address), offset, bytes, value);
            return;
        }
        int first = Page.SIZE - offset;
        walk.translate(address + first, mode);
        PageBytes.put(writable(address), offset, first, value);
        PageBytes.put(writable(address + first), 0, bytes - first, value >>> 8 * first);
    }

    private byte[] readable(long address, int mode) {
        walk.translate(address, mode);
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
        walk.checkCanonical(address, bytes, stack);
        if (aligned && (address & bytes - 1) != 0) {
            throw fault.of(ExceptionVector.AC);
        }
    }
}
