package ringside.machine.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import ringside.machine.state.Page;

/** The decoded instructions by address. Not part of saved states. */
public final class CodeMap {
    private final Map<Long, CodePage> pages = new HashMap<>();
    private final Set<Long> stops = new HashSet<>();
    private LongConsumer changed = address -> {};
    private InstructionReader reader = (address, bytes, bits) -> new Reading.Outside("bytes");

    public CodeMap() {
    }

    /** Instructions that start in one page. */
    public static final class CodePage {
        /** A page without decoded instructions. */
        public static final CodePage EMPTY = new CodePage();

        private final Entry[] entries = new Entry[Page.SIZE];

        /** Returns what starts at an offset, null when nothing does. */
        public Entry entry(int offset) {
            return entries[offset];
        }
    }

    /** One instruction and what was done to it. */
    public static final class Entry {
        private final Instruction instruction;
        private final byte[] bytes;
        private boolean replaced;
        private boolean stop;

        Entry(Instruction instruction, byte[] bytes) {
            this.instruction = instruction;
            this.bytes = bytes;
        }

        /** Tells whether it stands there whatever the memory holds. */
        public boolean fixed() {
            return bytes == null;
        }

        /** Tells whether memory still holds its bytes. */
        public boolean standsIn(byte[] memory) {
            return memory.length >= bytes.length && Arrays.equals(bytes, 0, bytes.length, memory, 0, bytes.length);
        }

        public Instruction instruction() {
            return instruction;
        }

        /** Tells whether {@link CodeMap#replaceByNop} is in force. */
        public boolean replaced() {
            return replaced;
        }

        /** Tells whether it needs nothing but to be executed. */
        public boolean plain() {
            return !stop && instruction.service() == null && !instruction.endMark() && !crossesPage();
        }

        public boolean crossesPage() {
            return (instruction.address() & Page.OFFSET) + instruction.length() > Page.SIZE;
        }
    }

    /** Sets who reads code that was not added here, or whose bytes have changed; nobody does at first, and such code ends a run. */
    public void reader(InstructionReader wanted) {
        reader = Objects.requireNonNull(wanted, "reader");
    }

    public InstructionReader reader() {
        return reader;
    }

    /** Registers who is told of the addresses where something else stands from now on. */
    public void onChange(LongConsumer observer) {
        changed = observer;
    }

    /**
     * Returns the instruction that starts at an address, null when there is none. A replaced one is returned as it was.
     */
    public Instruction at(long address) {
        Entry entry = entry(address);
        return entry == null ? null : entry.instruction;
    }

    /**
     * Adds an instruction, in place of one at the same address; whatever the memory holds, it is executed there. One
     * that the CPU does not know fails when it runs.
     */
    public void add(Instruction instruction) {
        put(instruction, null);
    }

    /**
     * Adds an instruction, in place of one at the same address. It is executed as long as the memory holds its bytes;
     * otherwise what the memory holds is read.
     *
     * @param bytes its bytes
     */
    public void add(Instruction instruction, byte[] bytes) {
        put(instruction, bytes.clone());
    }

    private void put(Instruction instruction, byte[] bytes) {
        long address = instruction.address();
        CodePage page = pages.computeIfAbsent(address >> Page.SHIFT, number -> new CodePage());
        Entry entry = new Entry(instruction, bytes);
        entry.stop = stops(address);
        page.entries[offset(address)] = entry;
        changed.accept(address);
    }

    /**
     * Makes the CPU skip an instruction as if it were a NOP of the same length.
     *
     * @throws IllegalArgumentException when no instruction starts there
     */
    public void replaceByNop(long address) {
        existing(address).replaced = true;
        changed.accept(address);
    }

    /**
     * Undoes {@link #replaceByNop}.
     *
     * @throws IllegalArgumentException when no instruction starts there
     */
    public void restore(long address) {
        existing(address).replaced = false;
        changed.accept(address);
    }

    /** Tells whether {@link #replaceByNop} is in force at an address. */
    public boolean replaced(long address) {
        Entry entry = entry(address);
        return entry != null && entry.replaced;
    }

    /**
     * Sets or removes a stop mark: a run comes back before it executes what stands there, added here or not, unless it
     * is the first of the run.
     */
    public void stopAt(long address, boolean on) {
        if (on) {
            stops.add(address);
        } else {
            stops.remove(address);
        }
        Entry entry = entry(address);
        if (entry != null) {
            entry.stop = on;
        }
        changed.accept(address);
    }

    /** Tells whether an address carries a stop mark. */
    public boolean stops(long address) {
        return !stops.isEmpty() && stops.contains(address);
    }

    /** Returns the instructions of a page, {@link CodePage#EMPTY} when there are none. */
    public CodePage page(long number) {
        return pages.getOrDefault(number, CodePage.EMPTY);
    }

    public Entry entry(long address) {
        CodePage page = pages.get(address >> Page.SHIFT);
        return page == null ? null : page.entries[offset(address)];
    }

    private Entry existing(long address) {
        Entry entry = entry(address);
        if (entry == null) {
            throw new IllegalArgumentException("no instruction starts at 0x" + Long.toHexString(address));
        }
        return entry;
    }

    private static int offset(long address) {
        return (int) address & Page.OFFSET;
    }
}
